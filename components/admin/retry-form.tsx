'use client'

import { type ReactNode, useActionState } from 'react'
import { Said } from '@/components/ui/said'
import type { FormAction } from '@/lib/form-state'

/** One form around all rows: its answer stays when a row goes. */
export function RetryForm({ action, children }: { action: FormAction; children: ReactNode }) {
  const [answer, submit] = useActionState(action, {})
  return (
    <form action={submit} className="grid gap-3">
      <Said answer={answer} />
      {children}
    </form>
  )
}
