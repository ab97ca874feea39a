'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

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
    const pair = `${cookie}=${own}`
    const isKept = () => document.cookie.split('; ').includes(pair)
    // The server does not support this zone: reloading would change nothing.
    if (isKept()) return
    // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API.
    document.cookie = `${pair}; Path=/; Max-Age=31536000; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`
    if (isKept()) router.refresh()
  }, [zone, cookie, router])
  return null
}
