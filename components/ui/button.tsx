import Link from 'next/link'
import type { ComponentProps } from 'react'

type Look = 'primary' | 'quiet'

const shape =
  'inline-flex min-h-11 cursor-pointer items-center justify-center rounded-lg px-5 py-2 font-medium no-underline duration-150 motion-safe:transition-colors disabled:cursor-progress disabled:opacity-60'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  quiet: 'border border-line-strong text-ink hover:bg-grey-soft',
}

export function Button({ look = 'primary', ...rest }: ComponentProps<'button'> & { look?: Look }) {
  return <button {...rest} className={`${shape} ${looks[look]}`} />
}

export function ButtonLink({ look = 'primary', ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link {...rest} className={`${shape} ${looks[look]}`} />
}
