'use client'

import type { KeyboardEvent, ReactNode } from 'react'

/** Works without JavaScript; with it, Escape closes and returns the focus. */
export function Menu({ opener, children }: { opener: ReactNode; children: ReactNode }) {
  return (
    <details className="group relative min-w-0" onKeyDown={closeOnEscape}>
      <summary className="flex min-h-11 list-none items-center gap-1 rounded-lg px-2 text-14 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        {opener}
      </summary>
      {children}
    </details>
  )
}

function closeOnEscape({ key, currentTarget: menu }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== 'Escape' || !menu.open) return
  menu.open = false
  menu.querySelector('summary')?.focus()
}
