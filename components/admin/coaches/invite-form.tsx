'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  id: string
  isPrimary: boolean
  text: { what: string; button: string; busy: string }
}

export function InviteForm({ action, id, isPrimary, text }: Props) {
  const [{ message }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={id} />
      <p id="invitation" className="text-14 text-muted">
        {text.what}
      </p>
      <SubmitButton variant={isPrimary ? 'primary' : 'quiet'} working={text.busy} describedBy="invitation">
        {text.button}
      </SubmitButton>
      <p role="status" className="text-14">
        {message}
      </p>
    </form>
  )
}
