'use client'

import { useEffect } from 'react'

/** Escape closes what the focus is in, and the focus returns to what opened it. */
export function EscapeKeeper() {
  useEffect(() => {
    document.addEventListener('keydown', closeInmost)
    return () => document.removeEventListener('keydown', closeInmost)
  }, [])
  return null
}

function closeInmost({ key, target }: KeyboardEvent): void {
  if (key !== 'Escape' || !(target instanceof Element)) return
  const opened = target.closest<HTMLDetailsElement>('details[data-escape][open]')
  if (opened === null) return
  opened.open = false
  opened.querySelector('summary')?.focus()
}
