import type { ReactNode } from 'react'
import { buttonClasses } from './button'

interface Props {
  /** The first button; the real one is inside. */
  label: ReactNode
  variant?: 'button' | 'primary' | 'entry'
  /** Open at once, for an answer about its content. */
  isOpen?: boolean
  children: ReactNode
}

/**
 * Asks for confirmation, without scripts too: the first press only explains, and the real button is elsewhere, so that
 * a double click does nothing. Escape closes it.
 */
export function AskOnce({ label, variant = 'button', isOpen, children }: Props) {
  return (
    <details open={isOpen || undefined} data-escape className="group/ask w-full">
      <summary className={variants[variant]}>{label}</summary>
      <div className={`grid justify-items-start gap-3 ${variant === 'entry' ? 'px-3 pt-1 pb-2' : 'mt-3'}`}>
        {children}
      </div>
    </details>
  )
}

const variants = {
  button: `${buttonClasses('quiet')} list-none group-open/ask:bg-grey-soft [&::-webkit-details-marker]:hidden`,
  primary: `${buttonClasses('primary')} list-none [&::-webkit-details-marker]:hidden`,
  entry:
    'block w-full cursor-pointer list-none rounded-lg px-3 py-2 text-left hover:bg-grey-soft [&::-webkit-details-marker]:hidden',
}
