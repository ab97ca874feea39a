import type { ReactNode } from 'react'
import { CircleAlert } from '@/components/ui/icons'

interface Ties {
  id: string
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

interface Props {
  name: string
  label: string
  hint?: string
  error?: string
  children(ties: Ties): ReactNode
}

/** Ties label, hint and error to the control inside. */
export function FieldFrame({ name, label, hint, error, children }: Props) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-14 text-muted">
          {hint}
        </p>
      )}
      {children({ id: name, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy || undefined })}
      {error && (
        <p id={`${name}-error`} role="alert" className="flex gap-1.5 text-14 text-red">
          <CircleAlert size={16} className="mt-0.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}
