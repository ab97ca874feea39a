'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  token: string
  wish: 'stopped' | 'resumed'
  text: { what: string; button: string; working: string }
}

/** One form for both, so that the focus stays on its button when the answer turns it. */
export function RemindersForm({ action, token, wish, text }: Props) {
  const [{ message }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid justify-items-start gap-4">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="wish" value={wish} />
      {message !== undefined && <Alert tone="bad">{message}</Alert>}
      <p role="status">{text.what}</p>
      <SubmitButton working={text.working}>{text.button}</SubmitButton>
    </form>
  )
}
