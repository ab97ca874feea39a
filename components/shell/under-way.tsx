'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { createPortal, useFormStatus } from 'react-dom'

const Words = createContext('')

export function UnderWayWords({ words, children }: { words: string; children: ReactNode }) {
  return <Words value={words}>{children}</Words>
}

/** Milliseconds after which a wait is announced too. */
const long = 1_000

/**
 * Rendered while an answer is awaited: a bar above the page, over everything, so that nothing moves. `end` is for a page
 * that a browser kept while it was left, and shows again.
 */
export function UnderWay({ end = openAgain }: { end?(): void }) {
  const words = useContext(Words)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(setLong, long, true)
    const shownAgain = ({ persisted }: PageTransitionEvent) => persisted && end()
    window.addEventListener('pageshow', shownAgain)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pageshow', shownAgain)
    }
  }, [end])
  return createPortal(
    <div className="under-way">
      <p role="status" className="sr-only">
        {isLong && words}
      </p>
    </div>,
    document.body,
  )
}

/** For a form whose button does not say so itself. */
export function FormUnderWay() {
  return useFormStatus().pending && <UnderWay />
}

function openAgain(): void {
  window.location.reload()
}
