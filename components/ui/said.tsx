'use client'

import { useEffect, useRef } from 'react'

export function Said({ answer }: { answer: { message?: string } }) {
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (answer.message !== undefined) said.current?.focus()
  }, [answer])
  return (
    <p ref={said} tabIndex={-1} role="status" className="font-medium outline-none empty:hidden">
      {answer.message}
    </p>
  )
}
