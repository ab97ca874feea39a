'use client'

import { useEffect } from 'react'

/**
 * When what had the focus goes, with its page or with the state of a card, the focus goes to the heading of what is
 * there now, instead of to nothing.
 */
export function FocusKeeper() {
  useEffect(() => {
    let focused: Element | null = null
    let around: Element[] = []
    const note = ({ target }: FocusEvent) => {
      focused = target as Element
      around = placesAround(focused)
    }
    const keep = () => {
      if (focused === null || focused.isConnected || document.activeElement !== document.body) return
      focused = null
      const place = around.find((each) => each.isConnected) ?? document.querySelector('main')
      const wrong = place?.querySelector<HTMLElement>('[aria-invalid=true]')
      if (wrong) return wrong.focus()
      const heading = place?.querySelector<HTMLElement>('h1, h2, h3')
      heading?.setAttribute('tabindex', '-1')
      heading?.focus({ preventScroll: true })
    }
    // A form that answers by moving the focus does so first.
    const watch = new MutationObserver(() => requestAnimationFrame(keep))
    document.addEventListener('focusin', note)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', note)
      watch.disconnect()
    }
  }, [])
  return null
}

/** From the inmost. */
function placesAround(element: Element): Element[] {
  const place = element.parentElement?.closest('section, main') ?? null
  return place === null ? [] : [place, ...placesAround(place)]
}
