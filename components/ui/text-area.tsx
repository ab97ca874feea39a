'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { FieldFrame } from './field-frame'
import { inputClasses } from './input-classes'

interface Props extends ComponentProps<'textarea'> {
  name: string
  label: string
  hint?: string
  error?: string
  size?: 'long' | 'short'
}

/** Takes no text while its form is on the way, as a field does. Grows with its text, so that all of it is seen. */
export function TextArea({ label, hint, error, size = 'long', ...area }: Props) {
  const { pending } = useFormStatus()
  return (
    <FieldFrame name={area.name} label={label} hint={hint} error={error}>
      {(ties) => (
        <textarea
          readOnly={pending}
          dir="auto"
          {...area}
          {...ties}
          className={`${inputClasses} field-sizing-content ${size === 'long' ? 'min-h-48' : 'min-h-20'}`}
        />
      )}
    </FieldFrame>
  )
}
