import type { ComponentProps } from 'react'
import { PageLink } from './page-link'

export type ButtonLook = 'primary' | 'deed' | 'quiet' | 'plain'

export function Button({ look = 'primary', ...rest }: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button {...rest} className={buttonLook(look)} />
}

export function ButtonLink({ look = 'primary', ...rest }: ComponentProps<typeof PageLink> & { look?: ButtonLook }) {
  return <PageLink {...rest} className={buttonLook(look)} />
}

export function buttonLook(look: ButtonLook): string {
  return `${shape} ${looks[look]}`
}

// The border of a filled button shows only where the system paints its own colours.
const shape =
  'inline-flex min-h-11 cursor-pointer items-center justify-center rounded-lg py-2 font-medium aria-disabled:cursor-progress aria-disabled:opacity-60 motion-safe:transition-[background-color] motion-safe:duration-150'

const looks: Record<ButtonLook, string> = {
  primary: 'border border-transparent bg-accent px-5 text-on-accent no-underline hover:bg-accent-strong',
  /** For what cannot be taken back: green would promise. */
  deed: 'border border-transparent bg-ink px-5 text-surface no-underline hover:opacity-85',
  quiet: 'border border-line-strong px-5 text-ink no-underline hover:bg-grey-soft',
  plain: 'text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink',
}
