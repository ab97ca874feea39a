import type { ComponentProps } from 'react'
import { inputLook } from './field'
import { FieldFrame } from './field-frame'

interface Props extends ComponentProps<'select'> {
  name: string
  label: string
  hint?: string
  error?: string
  options: { value: string; label: string }[]
}

export function Select({ label, hint, error, options, ...select }: Props) {
  return (
    <FieldFrame name={select.name} label={label} hint={hint} error={error}>
      {(ties) => (
        <select {...select} {...ties} className={inputLook}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
