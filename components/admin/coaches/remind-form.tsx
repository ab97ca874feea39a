'use client'

import { useActionState } from 'react'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  id: string
  isPrimary: boolean
  text: { what: string; button: string; busy: string }
}

export function RemindForm({ action, id, isPrimary, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={isPrimary ? 'primary' : 'quiet'} working={text.busy} describedBy="reminder">
        {text.button}
      </SubmitButton>
      <p id="reminder" className="text-14 text-muted">
        {text.what}
      </p>
      <Said answer={answer} />
    </form>
  )
}
