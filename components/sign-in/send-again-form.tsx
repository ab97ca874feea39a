'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  words: { button: string; working: string }
}

export function SendAgainForm({ action, words }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid gap-3">
      <SubmitButton variant="quiet" working={words.working}>
        {words.button}
      </SubmitButton>
      <Said answer={state} />
    </form>
  )
}
