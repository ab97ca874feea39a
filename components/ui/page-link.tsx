import Link from 'next/link'
import type { ComponentProps } from 'react'

/** No prefetch in view: every page here queries the database. */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />
}
