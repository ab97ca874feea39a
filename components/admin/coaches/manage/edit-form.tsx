'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  /** Empty where there is none. */
  coach: { id: string; email: string; name: string; reference: string }
  text: {
    email: string
    emailHint: string
    name: string
    nameHint: string
    reference: string
    referenceHint: string
    button: string
    busy: string
  }
}

export function EditForm({ action, coach, text }: Props) {
  const [state, submit] = useActionState(action, {})
  const { fields, links = [], values } = state
  const { id, email, name, reference } = coach
  return (
    <form key={[email, name, reference].join('\n')} action={submit} noValidate className="grid gap-5">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="was-email" value={email} />
      <input type="hidden" name="was-name" value={name} />
      <input type="hidden" name="was-reference" value={reference} />
      <Said answer={state} />
      {links.map(({ href, text }) => (
        <PageLink key={href} href={href} className="underline underline-offset-4">
          {text}
        </PageLink>
      ))}
      <Field
        name="name"
        label={text.name}
        hint={text.nameHint}
        error={fields?.name}
        defaultValue={values?.name ?? name}
        autoComplete="off"
      />
      <Field
        name="email"
        type="email"
        label={text.email}
        hint={text.emailHint}
        error={fields?.email}
        defaultValue={values?.email ?? email}
        autoComplete="off"
        required
      />
      <Field
        name="reference"
        label={text.reference}
        hint={text.referenceHint}
        error={fields?.reference}
        defaultValue={values?.reference ?? reference}
        autoComplete="off"
      />
      <div>
        <SubmitButton working={text.busy}>{text.button}</SubmitButton>
      </div>
    </form>
  )
}
