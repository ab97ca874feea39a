'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Select, type SelectOption } from '@/components/ui/select'
import type { FormState } from '@/lib/form-state'

export interface PrefillParts {
  /** Closed, all that is seen. */
  summary: ReactNode
  parts: (ComponentProps<typeof Field> & { options?: SelectOption[] })[]
}

/** Open as long as there is something in it. */
export function PrefillFields({
  state: { fields = {}, values = {} },
  summary,
  parts,
}: PrefillParts & { state: FormState }) {
  return (
    <details open={parts.some(({ name }) => fields[name] || values[name]) || undefined} className="group/prefill">
      {summary}
      <div className="mt-2 grid gap-5 border-l border-line pl-4">
        {parts.map(({ options, ...part }) => {
          const { name, label, hint } = part
          const typed = { error: fields[name], defaultValue: values[name] }
          return options === undefined ? (
            <Field key={name} dir="auto" {...part} {...typed} />
          ) : (
            <Select key={name + values[name]} {...{ name, label, hint, options }} {...typed} />
          )
        })}
      </div>
    </details>
  )
}
