'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { FieldFrame } from './field-frame'
import { inputClasses } from './input-classes'

interface Props extends ComponentProps<'input'> {
  name: string
  label: string
  hint?: string
  error?: string
}

/** Takes no text while its form is on the way: the answer, which holds what was sent, would replace it. */
export function Field({ label, hint, error, ...input }: Props) {
  const { pending } = useFormStatus()
  return (
    <FieldFrame name={input.name} label={label} hint={hint} error={error}>
      {(ties) => <input readOnly={pending} {...input} {...ties} className={inputClasses} />}
    </FieldFrame>
  )
}
