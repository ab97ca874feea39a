'use client'

import { type ReactNode, useActionState } from 'react'
import { Said } from '@/components/ui/said'
import type { FormAction } from '@/lib/form-state'

/** A form whose content needs nothing of its answer, so that the server draws it. One around all rows of a list keeps its answer when a row goes. */
export function AnsweredForm({ action, children }: { action: FormAction; children: ReactNode }) {
  const [state, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid w-full gap-3">
      <Said answer={state} />
      {children}
    </form>
  )
}
