'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { MakeKeyAction } from './made-key'

interface Props {
  action: MakeKeyAction
  /** New with each page: submitting the same form twice makes one key. */
  keyId: string
  /** As typed before signing in again; scopes separated by spaces. */
  typed: { name: string; scopes: string }
  scopes: { value: string; label: string; hint: string }[]
  text: {
    what: string
    name: string
    nameHint: string
    scopes: string
    secret: string
    once: string
    button: string
    busy: string
  }
}

export function MakeKeyForm({ action, keyId, typed, scopes, text }: Props) {
  const [state, submit] = useActionState(action, { values: typed })
  const { fields, values, secret } = state
  return (
    <form action={submit} noValidate className="grid justify-items-start gap-4">
      <input type="hidden" name="key" value={keyId} />
      <Said answer={state} />
      {secret !== undefined && (
        <div className="grid w-full gap-3">
          <div className="grid gap-1.5">
            <p className="font-medium">{text.secret}</p>
            <code className="rounded-lg border border-line-strong bg-grey-soft px-3 py-2 text-14 wrap-anywhere select-all">
              {secret}
            </code>
            <p className="text-14 text-muted">{text.once}</p>
          </div>
        </div>
      )}
      <p className="text-14 text-muted">{text.what}</p>
      <div className="w-full">
        <Field
          name="name"
          label={text.name}
          hint={text.nameHint}
          error={fields?.name}
          defaultValue={values?.name}
          maxLength={60}
          autoComplete="off"
          required
        />
      </div>
      <fieldset className="grid gap-3" aria-describedby={fields?.scopes ? 'scopes-error' : undefined}>
        <legend className="mb-1.5 font-medium">{text.scopes}</legend>
        {scopes.map(({ value, label, hint }) => (
          <label key={value} className="flex gap-3">
            <input
              type="checkbox"
              name="scopes"
              value={value}
              defaultChecked={values?.scopes?.split(' ').includes(value)}
              className="mt-1 size-5 shrink-0"
            />
            <span>
              {label}
              <span className="block text-14 text-muted">{hint}</span>
            </span>
          </label>
        ))}
        {fields?.scopes !== undefined && (
          <p id="scopes-error" role="alert" className="text-14 text-red">
            {fields.scopes}
          </p>
        )}
      </fieldset>
      <SubmitButton working={text.busy}>{text.button}</SubmitButton>
    </form>
  )
}
