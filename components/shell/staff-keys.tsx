'use client'

import { useEffect } from 'react'

/**
 * ⌘K or Ctrl+K searches everything, / the list on the page; J and K or the arrows move through its rows, whose links
 * Enter opens and X selects. Each is a way to what the page has anyway.
 */
export function StaffKeys() {
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}

function press(event: KeyboardEvent): void {
  const { key, metaKey, ctrlKey, altKey, target } = event
  const isTyping = target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
  if ((metaKey || ctrlKey) && !altKey && key.toLowerCase() === 'k') {
    if (focusOn('[data-jump]')) event.preventDefault()
  } else if (!isTyping && !metaKey && !ctrlKey && !altKey && key in steps) {
    if (step(steps[key] ?? 0, key)) event.preventDefault()
  } else if (!metaKey && !ctrlKey && !altKey && key.toLowerCase() === 'x' && rowOf(target) !== null) {
    rowOf(target)?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
  } else if (!isTyping && key === '/' && (focusOn('[data-list-search]') || focusOn('[data-jump]')))
    event.preventDefault()
}

/** Also of its checkbox, where nobody types. */
function rowOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-row]') : null
}

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Arrows scroll as ever until a row has the focus. */
function step(by: number, key: string): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row] a, a[data-row]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  if (at === -1 && key.startsWith('Arrow')) return false
  const next = links[at === -1 ? 0 : at + by]
  next?.focus()
  return next !== undefined
}

function focusOn(selector: string): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>(selector)]
  const field = fields.find((each) => each.offsetParent !== null)
  field?.focus()
  field?.select()
  return field !== undefined
}
