import type { ComponentProps } from 'react'
import { ChevronDown } from '@/components/ui/icons'
import { FieldFrame } from './field-frame'
import { inputClasses } from './input-classes'

export interface SelectOption {
  value: string
  label: string
  /** Of a label in another language than the page. */
  lang?: string
}

export interface SelectGroup {
  label: string
  options: SelectOption[]
}

interface Props extends ComponentProps<'select'> {
  name: string
  label: string
  hint?: string
  error?: string
  options: SelectOption[]
  /** After the options that belong to no group. */
  groups?: SelectGroup[]
}

export function Select({ label, hint, error, options, groups = [], ...select }: Props) {
  return (
    <FieldFrame name={select.name} label={label} hint={hint} error={error}>
      {(ties) => (
        <span className="relative block">
          <select {...select} {...ties} className={`${inputClasses} appearance-none pr-10 text-ellipsis`}>
            <Options of={options} />
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                <Options of={group.options} />
              </optgroup>
            ))}
          </select>
          <ChevronDown size={16} className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2" />
        </span>
      )}
    </FieldFrame>
  )
}

function Options({ of }: { of: SelectOption[] }) {
  return of.map(({ value, label, lang }) => (
    <option key={value} value={value} lang={lang}>
      {label}
    </option>
  ))
}
