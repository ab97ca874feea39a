'use client'

import { useActionState } from 'react'
import type { ButtonVariant } from '@/components/ui/button'
import { saidStill } from '@/components/ui/said-still'
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

export function PressForm({ action, label, working, variant, isFresh = true }: Props) {
  const [state, submit] = useActionState(action, {})
  const said = saidStill(state, isFresh)
  return (
    <form action={submit} className="grid max-w-full gap-2">
      <div>
        <SubmitButton variant={variant} working={working}>
          {label}
        </SubmitButton>
      </div>
      {said !== undefined && (
        <p role={state.tone === 'good' ? 'status' : 'alert'} className="max-w-prose text-14">
          {said}
        </p>
      )}
    </form>
  )
}
