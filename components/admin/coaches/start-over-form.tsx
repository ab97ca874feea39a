'use client'

import { useActionState } from 'react'
import { AskOnce } from '@/components/ui/ask-once'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  coachId: string
  /** null while staff cannot start over. */
  account: { accountId: string; isClosing: boolean } | null
  action: FormAction
  isPrimary: boolean
  text: {
    title: string
    ask: string
    /** What it means, before the button. */
    what: string
    closing: string
    button: string
    busy: string
  }
}

/** Gone without an account to close, but for the answer to closing it. */
export function StaffStartOverForm({ coachId, account, action, isPrimary, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  if (account === null && answer.message === undefined) return null
  const form = account !== null && (
    <form action={submit}>
      <input type="hidden" name="id" value={coachId} />
      <input type="hidden" name="account" value={account.accountId} />
      <SubmitButton variant="deed" working={text.busy}>
        {text.button}
      </SubmitButton>
    </form>
  )
  return (
    <section aria-labelledby="start-over" className="grid gap-3">
      <h3 id="start-over" className="font-semibold">
        {text.title}
      </h3>
      <Said answer={answer} />
      {account?.isClosing === true && (
        <>
          <p>{text.closing}</p>
          {form}
        </>
      )}
      {account?.isClosing === false && (
        <AskOnce key={account.accountId} label={text.ask} variant={isPrimary ? 'primary' : 'button'}>
          <p>{text.what}</p>
          {form}
        </AskOnce>
      )}
    </section>
  )
}
