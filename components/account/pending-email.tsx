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
  withdraw(): Promise<void>
  saved: SavedAnswer | null
  words: {
    title: string
    what: string
    /** Labels of the two codes. */
    old: string
    new: string
    hint: string
    button: string
    working: string
    withdraw: string
    lost: string
  }
}

export function PendingEmail({ action, withdraw, saved, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <AccountCard title={words.title} saved={saved}>
      <div className="grid gap-5">
        <p className="max-w-prose wrap-anywhere">{words.what}</p>
        <RoomForm action={submit} className="grid content-start gap-5 wrap-anywhere">
          {(['old', 'new'] as const).map((name) => (
            <Field
              key={name}
              name={name}
              label={words[name]}
              hint={words.hint}
              error={state.fields?.[name]}
              defaultValue={state.values?.[name]}
              inputMode="numeric"
              autoComplete="one-time-code"
              dir="ltr"
              maxLength={40}
              required
            />
          ))}
          <Said answer={state} />
          <div>
            <SubmitButton working={words.working}>{words.button}</SubmitButton>
          </div>
        </RoomForm>
        <form action={withdraw}>
          <SubmitButton variant="plain" working={words.working}>
            {words.withdraw}
          </SubmitButton>
        </form>
        <p className="max-w-prose text-14 text-muted wrap-anywhere">{words.lost}</p>
      </div>
    </AccountCard>
  )
}
