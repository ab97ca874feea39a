'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import type { FormAction } from './form-action'

/** One form around all that can be tried again: what came of it stays to be read when its row goes. */
export function RetryForm({ action, children }: { action: FormAction; children: ReactNode }) {
  const [answer, submit] = useActionState(action, {})
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (answer.message !== undefined) said.current?.focus()
  }, [answer])
  return (
    <form action={submit} className="grid gap-3">
      <p ref={said} tabIndex={-1} role="status" className="text-14 font-medium outline-none empty:hidden">
        {answer.message}
      </p>
      {children}
    </form>
  )
}
