'use client'

import { useActionState } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from './form-action'

interface Props {
  action: FormAction
  /** What is to be checked. */
  id: string
  look?: ButtonLook
  text: { button: string; busy: string }
}

export function CheckNowForm({ action, id, look, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={id} />
      <SubmitButton look={look} working={text.busy}>
        {text.button}
      </SubmitButton>
      <p role="status" className="text-14">
        {answer.message}
      </p>
    </form>
  )
}
