'use client'

import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { UnderWay } from '@/components/shell/under-way'
import { Button, ButtonLink } from '@/components/ui/button'
import { findLink, type MailedLink } from './mailed-link'

interface Props {
  action: string
  next: string
  words: { as: string; button: string; codeInstead: string; toCode: string }
}

/**
 * A link keeps its token behind #, readable by scripts only; without scripts, the code of the same email signs in. A
 * second press would send a used link.
 */
export function ConfirmForm({ action, next, words }: Props) {
  const [isPressed, setPressed] = useState(false)
  // The back button restores this page as pressed.
  const letPressAgain = useCallback(() => setPressed(false), [])
  const press = (event: FormEvent) => {
    if (isPressed) event.preventDefault()
    setPressed(true)
  }
  const [link, setLink] = useState<MailedLink | null>(null)
  useEffect(() => {
    // “Skip to content” changes the hash too.
    const read = () => setLink((before) => findLink(window.location.hash) ?? before)
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  if (link === null)
    return (
      <div className="grid justify-items-start gap-6">
        <p>{words.codeInstead}</p>
        <ButtonLink href="/sign-in/sent">{words.toCode}</ButtonLink>
      </div>
    )
  return (
    <form method="post" action={action} onSubmit={press} className="grid gap-6">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="token" value={link.token} />
      <input type="hidden" name="email" value={link.email} />
      <p className="wrap-anywhere">
        {words.as} <strong>{link.email}</strong>
      </p>
      <div>
        <Button type="submit" aria-disabled={isPressed}>
          {words.button}
        </Button>
      </div>
      {isPressed && <UnderWay end={letPressAgain} />}
    </form>
  )
}
