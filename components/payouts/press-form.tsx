'use client'

import { useActionState } from 'react'
import type { ButtonVariant } from '@/components/ui/button'
import { isStill } from '@/components/ui/is-still'
import { Said } from '@/components/ui/said'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/form-state'

interface Props {
  action(before: FormState): Promise<FormState>
  label: string
  working: string
  variant?: ButtonVariant
  /** True when the page says its data was confirmed. */
  isFresh?: boolean
}

/** One of a row of buttons. */
export function PressForm({ action, label, working, variant, isFresh = true }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <form action={submit} className="contents">
      <SubmitButton variant={variant} working={working}>
        {label}
      </SubmitButton>
      <Said answer={state} isStill={isStill(state, isFresh)} look="line" />
    </form>
  )
}
