'use client'

import { unstable_isUnrecognizedActionError as isUnknownAction } from 'next/navigation'
import { BrokenPage } from '@/components/shell/broken-page'
import words from '@/lib/words/trouble.json'

interface Props {
  error: unknown
  retry(): void
}

/**
 * A page that could not be made, or that is older than the server. Its words are read directly: what broke may be what
 * usually hands them out.
 */
export default function ErrorPage({ error, retry }: Props) {
  const { product, home } = words
  return isFromAnotherBuild(error) ? (
    <BrokenPage words={{ product, home, ...words.stale, again: words.reopen }} tryAgain={openAgain} />
  ) : (
    <BrokenPage words={{ product, home, ...words.broken, again: words.again }} tryAgain={retry} />
  )
}

/** Either the server does not know a form of this page, or the page asks for scripts that the server does not have. */
function isFromAnotherBuild(error: unknown): boolean {
  return isUnknownAction(error) || (error instanceof Error && error.name === 'ChunkLoadError')
}

function openAgain(): void {
  window.location.reload()
}
