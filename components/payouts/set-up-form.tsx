'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  asksName: boolean
  countries: { value: string; label: string }[]
  supportEmail: string
  words: {
    name: string
    nameHint: string
    country: string
    countryHint: string
    /** What cannot be undone, shown before the button. */
    forEver: string
    choose: string
    /** For people whose country is missing, answered with whom to write to. */
    notListed: string
    button: string
    working: string
  }
}

export function SetUpForm({ action, asksName, countries, supportEmail, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <form action={submit} noValidate className="grid w-full gap-5">
      {state.message !== undefined && <Alert tone={state.tone ?? 'bad'}>{state.message}</Alert>}
      {asksName && (
        <Field
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={state.fields?.name}
          defaultValue={state.values?.name}
          autoComplete="name"
          required
        />
      )}
      <Select
        key={state.values?.country}
        name="country"
        label={words.country}
        hint={words.countryHint}
        error={state.fields?.country}
        defaultValue={state.values?.country ?? ''}
        options={[{ value: '', label: words.choose }, ...countries]}
        required
      />
      <p id="for-ever" className="border-l-2 border-amber pl-3">
        {words.forEver}
      </p>
      <div>
        <SubmitButton working={words.working} describedBy="for-ever">
          {words.button}
        </SubmitButton>
      </div>
      <p className="text-14 text-muted">
        {words.notListed}{' '}
        <a href={`mailto:${supportEmail}`} className="wrap-anywhere underline underline-offset-4">
          {supportEmail}
        </a>
      </p>
    </form>
  )
}
