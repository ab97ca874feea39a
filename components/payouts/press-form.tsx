'use client'

import { useActionState } from 'react'
import type { ButtonLook } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/form-state'

interface Props {
  action(before: FormState): Promise<FormState>
  label: string
  working: string
  look?: ButtonLook
}

/** A form that is one button. */
export function PressForm({ action, label, working, look }: Props) {
  const [state, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid max-w-full gap-2">
      <div>
        <SubmitButton look={look} working={working}>
          {label}
        </SubmitButton>
      </div>
      {state.message !== undefined && (
        <p role={state.tone === 'good' ? 'status' : 'alert'} className="max-w-prose text-14">
          {state.message}
        </p>
      )}
    </form>
  )
}
