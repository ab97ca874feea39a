import { type RefObject, useEffect, useRef } from 'react'

/** Milliseconds after the last key before searching. */
const typingPause = 300

interface SearchWhileTyping {
  form: RefObject<HTMLFormElement | null>
  searchSoon(): void
  /** When the form is sent by hand. */
  stop(): void
}

/** For a form whose field "search" shows `search`, the address's, unless someone is typing there. */
export function useSearchWhileTyping(search: string): SearchWhileTyping {
  const form = useRef<HTMLFormElement>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const stop = () => clearTimeout(pause.current)
    // A clicked link must win: a search starting now would navigate back.
    const stopAtLink = ({ target }: MouseEvent) => target instanceof Element && target.closest('a') && stop()
    document.addEventListener('click', stopAtLink)
    return () => {
      stop()
      document.removeEventListener('click', stopAtLink)
    }
  }, [])
  useEffect(() => {
    const field = form.current?.elements.namedItem('search')
    if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = search
  }, [search])
  const searchSoon = () => {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => form.current?.requestSubmit(), typingPause)
  }
  return { form, searchSoon, stop: () => clearTimeout(pause.current) }
}
