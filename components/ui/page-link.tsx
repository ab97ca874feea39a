import Link from 'next/link'
import type { ComponentProps } from 'react'

/** Fetches a page when it is asked for, not when its link comes into sight: every page here costs a look into the database. */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />
}
