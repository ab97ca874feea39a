'use client'

import { useActionState } from 'react'
import type { ButtonVariant } from '@/components/ui/button'
import { isStill } from '@/components/ui/is-still'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

interface Props {
  action: FormAction
  id: string
  variant?: ButtonVariant
  /** True when the page says its data was confirmed. */
  isFresh?: boolean
  text: { button: string; busy: string }
}

export function CheckNowForm({ action, id, variant, isFresh = true, text }: Props) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant={variant} working={text.busy}>
        {text.button}
      </SubmitButton>
      <Said answer={answer} isStill={isStill(answer, isFresh)} />
    </form>
  )
}
