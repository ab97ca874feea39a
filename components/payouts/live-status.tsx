'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'

interface Props {
  mark: string
  /** True when the page may change soon; any page may change. */
  isWaiting: boolean
  /** True when the server should ask Stripe for the balance; nobody waits for it. */
  isMoneyDue: boolean
  /** Announced when it changes. */
  headline: string
}

const quick = 3_000
const slow = 15_000
const deadline = 120_000
/** A press may lead to another site, and its answer refreshes the page anyway. */
const restAfterPress = 10_000

export function LiveStatus({ mark, isWaiting, isMoneyDue, headline }: Props) {
  const router = useRouter()
  const said = useRef(headline)
  const [announced, setAnnounced] = useState('')
  const pressedAt = useRef(0)
  const refresh = useCallback(() => {
    if (Date.now() - pressedAt.current > restAfterPress) router.refresh()
  }, [router])

  useEffect(() => {
    const note = () => {
      pressedAt.current = Date.now()
    }
    document.addEventListener('submit', note)
    return () => document.removeEventListener('submit', note)
  }, [])

  useEffect(() => {
    if (headline !== said.current) setAnnounced(headline)
    said.current = headline
  }, [headline])

  useEffect(() => {
    if (!isMoneyDue) return
    let isOver = false
    void fetch('/payouts/balance', { method: 'POST' })
      .then(() => !isOver && refresh())
      .catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [isMoneyDue, refresh])

  useEffect(() => {
    const begun = Date.now()
    const pause = () => (isWaiting && Date.now() - begun < deadline ? quick : slow)
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible' && (await hasChanged(mark))) refresh()
      if (!isOver) timer = setTimeout(ask, pause())
    }
    timer = setTimeout(ask, pause())
    // Returning to the tab shows the truth at once.
    document.addEventListener('visibilitychange', ask)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [mark, isWaiting, refresh])

  return (
    <p aria-live="polite" className="sr-only">
      {announced}
    </p>
  )
}

/** No answer means no change; the next poll comes anyway. */
function hasChanged(mark: string): Promise<boolean> {
  return fetch('/api/payouts/live', { headers: { 'if-none-match': `"${mark}"` }, cache: 'no-store' }).then(
    ({ status }) => status === 200 || status === 401,
    () => false,
  )
}
