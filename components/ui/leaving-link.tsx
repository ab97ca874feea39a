'use client'

import { type ComponentProps, useCallback, useEffect, useState } from 'react'
import { UnderWay } from '@/components/shell/under-way'

interface Props extends ComponentProps<'a'> {
  href: string
  /** The page stays: a press is shown for a while, since no browser says when a file begins to arrive. */
  isDownload?: boolean
}

const shown = 2_000

/** A link that the browser follows: to a file, or to another site. */
export function LeavingLink({ href, isDownload = false, children, ...rest }: Props) {
  const [isPressed, setPressed] = useState(false)
  const press = () => setPressed(true)
  const end = useCallback(() => setPressed(false), [])
  useEffect(() => {
    if (!isPressed || !isDownload) return
    const timer = setTimeout(end, shown)
    return () => clearTimeout(timer)
  }, [isPressed, isDownload, end])
  return (
    <a {...rest} href={href} onClick={press} data-under-way={isPressed || undefined}>
      {children}
      {isPressed && <UnderWay end={end} />}
    </a>
  )
}
