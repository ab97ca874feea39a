'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

interface Props {
  look?: 'primary' | 'quiet'
  /** Said while the form is on its way. */
  working: string
  children: ReactNode
}

export function SubmitButton({ look, working, children }: Props) {
  const { pending } = useFormStatus()
  return (
    <Button type="submit" look={look} disabled={pending}>
      {pending ? working : children}
    </Button>
  )
}
