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
}

/** Takes one press at a time, and keeps the focus while it works. */
export function SubmitButton({ look, working, children, describedBy }: Props) {
  const { pending } = useFormStatus()
  const press = (event: MouseEvent) => {
    if (pending) event.preventDefault()
  }
  return (
    <Button type="submit" look={look} aria-disabled={pending} aria-describedby={describedBy} onClick={press}>
      {pending ? working : children}
    </Button>
  )
}
