import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { FieldFrame } from './field-frame'
import { inputClasses } from './input-classes'

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
        <span className="relative block">
          <select {...select} {...ties} className={`${inputClasses} appearance-none pr-10 text-ellipsis`}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            size={16}
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2"
          />
        </span>
      )}
    </FieldFrame>
  )
}
