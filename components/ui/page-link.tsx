'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { UnderWay } from '@/components/shell/under-way'
import { useWay } from './use-way'

/**
 * Instead of Next's link, which is a thirtieth of a page's scripts and asks for pages that nobody opens: every page
 * here queries the database.
 */
export function PageLink({ href, children, ...rest }: ComponentProps<'a'> & { href: string }) {
  const [isUnderWay, go] = useWay()
  const follow = (event: MouseEvent) => {
    if (isForBrowser(event)) return
    event.preventDefault()
    go(href)
  }
  return (
    <a {...rest} href={href} onClick={follow} data-under-way={isUnderWay || undefined}>
      {children}
      {isUnderWay && <UnderWay />}
    </a>
  )
}

/** A new tab, a new window or a download. */
function isForBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}
