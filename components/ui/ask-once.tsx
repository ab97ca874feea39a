'use client'

import type { KeyboardEvent, ReactNode } from 'react'
import { buttonClasses } from './button'

interface Props {
  /** What the first press is called; the deed itself stands inside. */
  label: ReactNode
  variant?: 'button' | 'entry'
  /** Open at once, for an answer that is about what stands inside. */
  isOpen?: boolean
  children: ReactNode
}

/**
 * Asks once before something is taken away, without a script too: the first press only shows what will happen, and the
 * deed is a button at another place, so that pressing twice does nothing. Escape closes it.
 */
export function AskOnce({ label, variant = 'button', isOpen, children }: Props) {
  return (
    <details open={isOpen || undefined} onKeyDown={closeOnEscape} className="group/ask w-full">
      <summary className={variants[variant]}>{label}</summary>
      <div className={`grid justify-items-start gap-3 ${variant === 'button' ? 'mt-3' : 'px-3 pt-1 pb-2'}`}>
        {children}
      </div>
    </details>
  )
}

const variants = {
  button: `${buttonClasses('quiet')} list-none group-open/ask:bg-grey-soft [&::-webkit-details-marker]:hidden`,
  entry:
    'block w-full cursor-pointer list-none rounded-lg px-3 py-2 text-left hover:bg-grey-soft [&::-webkit-details-marker]:hidden',
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  const { key, currentTarget: asked } = event
  if (key !== 'Escape' || !asked.open) return
  event.stopPropagation()
  asked.open = false
  asked.querySelector('summary')?.focus()
}
