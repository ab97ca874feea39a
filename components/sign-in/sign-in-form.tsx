'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { RoomForm } from '@/components/ui/room-form'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  next: string
  /** For people asked to sign in again. */
  email?: string
  said?: string
  /** `title` where the page has another. */
  words: { title?: string; intro: string; email: string; button: string; working: string }
}

export function SignInForm({ action, next, email, said, words }: Props) {
  const [state, submit] = useActionState(action, {})
  const isAnswered = state.message !== undefined || state.fields !== undefined
  return (
    <Card>
      <div className="grid gap-6">
        {said !== undefined && !isAnswered && <Alert tone="bad">{said}</Alert>}
        <div>
          {words.title !== undefined && <h2 className="mb-1 text-20 font-semibold tracking-tight">{words.title}</h2>}
          <p>{words.intro}</p>
        </div>
        <RoomForm action={submit} className="grid content-start gap-6">
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
          <Said answer={state} />
          <div>
            <SubmitButton working={words.working}>{words.button}</SubmitButton>
          </div>
        </RoomForm>
      </div>
    </Card>
  )
}
