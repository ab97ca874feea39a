'use client'

import { type RefObject, useEffect, useState } from 'react'

/** False once another form of the same card was sent. */
export function useIsLast(place: RefObject<Element | null>, answer: unknown): boolean {
  const [overtaken, setOvertaken] = useState<unknown>()
  useEffect(() => {
    const note = ({ target }: Event) => {
      const form = target as Element
      const card = place.current?.closest('[data-card]')
      if (card?.contains(form) && !form.contains(place.current)) setOvertaken(answer)
    }
    document.addEventListener('submit', note)
    return () => document.removeEventListener('submit', note)
  }, [place, answer])
  return overtaken !== answer
}
