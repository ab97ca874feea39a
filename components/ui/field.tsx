import type { ComponentProps } from 'react'
import { FieldFrame } from './field-frame'

interface Props extends ComponentProps<'input'> {
  name: string
  label: string
  hint?: string
  error?: string
}

export function Field({ label, hint, error, ...input }: Props) {
  return (
    <FieldFrame name={input.name} label={label} hint={hint} error={error}>
      {(ties) => <input {...input} {...ties} className={inputClasses} />}
    </FieldFrame>
  )
}

export const inputClasses =
  'block min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 py-2 text-ink aria-invalid:border-red'
