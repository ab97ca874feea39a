'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { RoomForm } from '@/components/ui/room-form'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { AccountCard } from './account-card'
import type { SavedAnswer } from './saved'

interface Props {
  /** null where the address may not be changed; `what` then says why. */
  action: FormAction | null
  email: string
  saved: SavedAnswer | null
  words: { title: string; what: string; label: string; button: string; working: string }
}

export function EmailForm({ action, email, saved, words }: Props) {
  return (
    <AccountCard title={words.title} saved={saved}>
      <p className="font-medium wrap-anywhere">{email}</p>
      <p className="mt-1 max-w-prose text-14 text-muted">{words.what}</p>
      {action !== null && <NewAddress action={action} words={words} />}
    </AccountCard>
  )
}

function NewAddress({ action, words }: { action: FormAction; words: Props['words'] }) {
  const [state, submit] = useActionState(action, {})
  return (
    <RoomForm action={submit} className="mt-5 grid content-start gap-5">
      <Field
        name="email"
        type="email"
        label={words.label}
        error={state.fields?.email}
        defaultValue={state.values?.email}
        autoComplete="email"
        required
      />
      <Said answer={state} />
      <div>
        <SubmitButton variant="quiet" working={words.working}>
          {words.button}
        </SubmitButton>
      </div>
    </RoomForm>
  )
}
