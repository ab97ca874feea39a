'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  next: string
  /** For people asked to sign in again. */
  email?: string
  said?: string
  words: { intro: string; email: string; button: string; working: string }
}

export function SignInForm({ action, next, email, said, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <Card>
      <div className="grid gap-6">
        {said !== undefined && state.message === undefined && <Alert tone="bad">{said}</Alert>}
        {state.message !== undefined && <Alert tone={state.tone ?? 'bad'}>{state.message}</Alert>}
        <p>{words.intro}</p>
        <form action={submit} noValidate className="grid gap-6">
          <input type="hidden" name="next" value={next} />
          <Field
            name="email"
            type="email"
            label={words.email}
            error={state.fields?.email}
            defaultValue={state.values?.email ?? email}
            autoComplete="email"
            required
          />
          <div>
            <SubmitButton working={words.working}>{words.button}</SubmitButton>
          </div>
        </form>
      </div>
    </Card>
  )
}
