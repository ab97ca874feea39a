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
  action: FormAction
  name: string
  saved: SavedAnswer | null
  words: { title: string; hint: string; label: string; button: string; working: string }
}

export function NameForm({ action, name, saved, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <AccountCard title={words.title} saved={saved}>
      <RoomForm action={submit} className="grid content-start gap-5">
        <input type="hidden" name="was" value={name} />
        <Field
          key={name}
          name="name"
          label={words.label}
          hint={words.hint}
          error={state.fields?.name}
          defaultValue={state.values?.name ?? name}
          autoComplete="name"
          dir="auto"
          maxLength={200}
          required
        />
        <Said answer={state} />
        <div>
          <SubmitButton variant="quiet" working={words.working}>
            {words.button}
          </SubmitButton>
        </div>
      </RoomForm>
    </AccountCard>
  )
}
