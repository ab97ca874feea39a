'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  coachId: string
  /** null without an address that waits. */
  pending: string | null
  text: { button: string; busy: string }
}

/** Gone without a change to withdraw, but for the answer to withdrawing it. */
export function DropChangeForm({ action, coachId, pending, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  if (pending === null && answer.message === undefined) return null
  return (
    <form action={submit} className="grid justify-items-start gap-3 border-line border-t pt-4">
      <input type="hidden" name="id" value={coachId} />
      <Said answer={answer} />
      {pending !== null && (
        <>
          <p className="max-w-prose wrap-anywhere">{pending}</p>
          <SubmitButton variant="quiet" working={text.busy}>
            {text.button}
          </SubmitButton>
        </>
      )}
    </form>
  )
}
