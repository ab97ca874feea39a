'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { CodeFields } from './code-fields'
import { findLink } from './mailed-link'

interface Props {
  action: string
  next: string
  words: { as: string; button: string; codeIntro: string; email: string; code: string; useCode: string }
}

/**
 * A link keeps its token behind #, readable by scripts only; without scripts the emailed code does the same. A second
 * press would send a used link.
 */
export function ConfirmForm({ action, next, words }: Props) {
  const [isPressed, setPressed] = useState(false)
  useEffect(() => {
    // The back button restores this page as pressed; a mistyped code can then be corrected.
    const letPressAgain = ({ persisted }: PageTransitionEvent) => persisted && setPressed(false)
    window.addEventListener('pageshow', letPressAgain)
    return () => window.removeEventListener('pageshow', letPressAgain)
  }, [])
  const link = findLink(useSyncExternalStore(onHashChange, readHash, () => ''))
  return (
    <form method="post" action={action} onSubmit={() => setPressed(true)} className="grid gap-6">
      <input type="hidden" name="next" value={next} />
      {link === null ? (
        <CodeFields words={words} />
      ) : (
        <>
          <p className="wrap-anywhere">
            {words.as} <strong>{link.email}</strong>
          </p>
          <input type="hidden" name="token" value={link.token} />
          <input type="hidden" name="email" value={link.email} />
        </>
      )}
      <div>
        <Button type="submit" disabled={isPressed}>
          {link === null ? words.useCode : words.button}
        </Button>
      </div>
    </form>
  )
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

const readHash = () => window.location.hash
