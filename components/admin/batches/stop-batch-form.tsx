'use client'

import { useActionState } from 'react'
import { AskOnce } from '@/components/ui/ask-once'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  batch: string
  isOffered: boolean
  text: { ask: string; what: string; stop: string; stopping: string }
}

export function StopBatchForm({ action, batch, isOffered, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid gap-3 empty:hidden">
      {isOffered && (
        <AskOnce label={text.ask}>
          <p>{text.what}</p>
          <input type="hidden" name="batch" value={batch} />
          <SubmitButton variant="deed" working={text.stopping}>
            {text.stop}
          </SubmitButton>
        </AskOnce>
      )}
      <Said answer={answer} />
    </form>
  )
}
