'use client'

import { useEffect, useRef, useState } from 'react'
import { useSelected } from './use-selected'

/** Selects every row. It needs scripts; without them, the form offers the page as a choice. */
export function SelectPage({ shown, label }: { shown: string; label: string }) {
  const { selected, all, selectAll } = useSelected(shown)
  const [works, setWorks] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const isSome = selected > 0 && selected < all
  useEffect(() => setWorks(true), [])
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isSome
  }, [isSome])
  if (!works) return null
  return (
    <label className="grid h-9 w-11 cursor-pointer place-items-center">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={all > 0 && selected === all}
        onChange={(event) => selectAll(event.currentTarget.checked)}
        className="size-4.5 cursor-pointer accent-accent"
      />
    </label>
  )
}
