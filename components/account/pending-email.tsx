'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { AccountCard } from './account-card'

interface Props {
  action: FormAction
  withdraw(): Promise<void>
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

export function PendingEmail({ action, withdraw, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <AccountCard title={words.title}>
      <div className="grid gap-5">
        <p className="max-w-prose wrap-anywhere">{words.what}</p>
        <form action={submit} noValidate className="grid gap-5 wrap-anywhere">
          <Said answer={state} />
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
          <div>
            <SubmitButton working={words.working}>{words.button}</SubmitButton>
          </div>
        </form>
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
