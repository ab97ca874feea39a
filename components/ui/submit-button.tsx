'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonLook } from './button'

interface Props {
  look?: ButtonLook
  /** Said while the form is on its way. */
  working: string
  children: ReactNode
  /** The id of a sentence to be read with the button. */
  describedBy?: string
  /** What this button says with the form, where several share one. */
  choice?: { name: string; value: string }
}

/** Takes one press at a time, and keeps the focus while it works. */
export function SubmitButton({ look, working, children, describedBy, choice }: Props) {
  const { pending, data } = useFormStatus()
  const isWorking = pending && (choice === undefined || data.get(choice.name) === choice.value)
  const press = (event: MouseEvent) => {
    if (pending) event.preventDefault()
  }
  return (
    <Button
      type="submit"
      {...choice}
      look={look}
      aria-disabled={pending}
      aria-describedby={describedBy}
      onClick={press}
    >
      {isWorking ? working : children}
    </Button>
  )
}
