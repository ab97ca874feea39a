'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMilliseconds = 3_000

/** Draws the page again once the batch went on. Without scripts, a reload does. */
export function LiveBatch({ path, mark }: { path: string; mark: string }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState === 'visible' && (await hasChanged(path, mark))) router.refresh()
    }, everyMilliseconds)
    return () => clearInterval(timer)
  }, [path, mark, router])
  return null
}

/** No answer means no change; the next one comes anyway. */
async function hasChanged(path: string, mark: string): Promise<boolean> {
  const answer = await fetch(path, { headers: { 'if-none-match': `"${mark}"` }, cache: 'no-store' }).catch(() => null)
  return answer !== null && answer.status !== 304
}
