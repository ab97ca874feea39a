'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { UnderWay } from '@/components/shell/under-way'
import { Button, type ButtonVariant } from './button'

interface Props {
  variant?: ButtonVariant
  /** Shown while submitting. */
  working: string
  children: ReactNode
  /** The id of a sentence read with the button. */
  describedBy?: string
  /** This button's value, where several share a form. */
  choice?: { name: string; value: string }
}

/** Takes one press at a time and keeps the focus. */
export function SubmitButton({ variant, working, children, describedBy, choice }: Props) {
  const { pending, data } = useFormStatus()
  const isWorking = pending && (choice === undefined || data.get(choice.name) === choice.value)
  const press = (event: MouseEvent) => {
    if (pending) event.preventDefault()
  }
  return (
    <Button
      type="submit"
      {...choice}
      variant={variant}
      aria-disabled={pending}
      aria-describedby={describedBy}
      onClick={press}
    >
      {isWorking ? working : children}
      {isWorking && <UnderWay />}
    </Button>
  )
}
