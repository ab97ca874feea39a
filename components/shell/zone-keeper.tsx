'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { keepCookie } from './keep-cookie'

interface Props {
  /** The time zone this page was made in. */
  zone: string
  cookie: string
}

/** Sends the browser's time zone to the server, and reloads a page made in another one. */
export function ZoneKeeper({ zone, cookie }: Props) {
  const router = useRouter()
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (own === undefined || own === zone) return
    const isKept = () => document.cookie.split('; ').includes(`${cookie}=${own}`)
    // The server does not support this zone: reloading would change nothing.
    if (isKept()) return
    keepCookie(cookie, own, '/')
    if (isKept()) router.refresh()
  }, [zone, cookie, router])
  return null
}
