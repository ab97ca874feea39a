'use client'

import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'

export interface SavedAnswer {
  text: string
  /** Another each time, so that the same words are said again. */
  at: string
}

/**
 * What a form did, in its card, after the page was opened again: the address leads to it, also without scripts. The next
 * press of any form takes it away.
 */
export function Saved({ text, at }: SavedAnswer) {
  const place = useRef<HTMLDivElement>(null)
  const [overtaken, setOvertaken] = useState<string>()
  useEffect(() => {
    place.current?.focus()
    const overtake = () => setOvertaken(at)
    document.addEventListener('submit', overtake)
    return () => document.removeEventListener('submit', overtake)
  }, [at])
  if (overtaken === at) return null
  return (
    <div key={at} ref={place} id="saved" tabIndex={-1} className="mb-5 scroll-mt-24 rounded-lg wrap-anywhere">
      <Alert tone="good">{text}</Alert>
    </div>
  )
}
