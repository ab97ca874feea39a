'use client'

import { useEffect, useRef, useState } from 'react'

export interface CopyWords {
  button: string
  /** The button's name for a screen reader. */
  label: string
  done: string
}

/** A press on the text selects all of it; the button comes with the scripts that it needs. */
export function CopyText({ text, words }: { text: string; words: CopyWords }) {
  const shown = useRef<HTMLElement>(null)
  const [state, setState] = useState<'unready' | 'ready' | 'copied'>('unready')
  useEffect(() => setState('ready'), [])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => shown.current && getSelection()?.selectAllChildren(shown.current),
    )
  return (
    <span className="flex w-full min-w-0 items-start justify-between gap-3">
      <code ref={shown} className="min-w-0 select-all wrap-anywhere text-muted">
        {text}
      </code>
      {state !== 'unready' && (
        <button
          type="button"
          onClick={copy}
          aria-label={words.label}
          className="-my-1 min-h-8 shrink-0 cursor-pointer rounded-md px-2 font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {state === 'copied' ? words.done : words.button}
        </button>
      )}
      <span role="status" className="sr-only">
        {state === 'copied' && words.done}
      </span>
    </span>
  )
}
