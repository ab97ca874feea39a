import type { ComponentProps } from 'react'
import { PageLink } from './page-link'

export type ButtonVariant = 'primary' | 'deed' | 'quiet' | 'plain'

export function Button({ variant = 'primary', ...rest }: ComponentProps<'button'> & { variant?: ButtonVariant }) {
  return <button {...rest} className={buttonClasses(variant)} />
}

export function ButtonLink({
  variant = 'primary',
  ...rest
}: ComponentProps<typeof PageLink> & { variant?: ButtonVariant }) {
  return <PageLink {...rest} className={buttonClasses(variant)} />
}

export function buttonClasses(variant: ButtonVariant): string {
  return `${shape} ${variants[variant]}`
}

// Filled buttons show a border only under forced colors.
const shape =
  'inline-flex min-h-11 cursor-pointer items-center justify-center rounded-lg py-2 font-medium aria-disabled:cursor-progress aria-disabled:opacity-60 motion-safe:transition-[background-color] motion-safe:duration-150'

const variants: Record<ButtonVariant, string> = {
  primary: 'border border-transparent bg-accent px-5 text-on-accent no-underline hover:bg-accent-strong',
  /** For what cannot be undone: green would promise. */
  deed: 'border border-transparent bg-ink px-5 text-surface no-underline hover:opacity-85',
  quiet: 'border border-line-strong px-5 text-ink no-underline hover:bg-grey-soft',
  plain: 'text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink',
}
