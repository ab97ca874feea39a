'use client'

import { unstable_isUnrecognizedActionError as isUnknownAction } from 'next/navigation'
import { BrokenPage } from '@/components/shell/broken-page'
import words from '@/lib/words/error-pages.json'

interface Props {
  error: unknown
  retry(): void
}

/**
 * For a page that failed or is older than the server. Imports its words directly: the provider of words may be what
 * failed.
 */
export default function ErrorPage({ error, retry }: Props) {
  const { product, home } = words
  return isFromAnotherBuild(error) ? (
    <BrokenPage words={{ product, home, ...words.stale, again: words.reopen }} tryAgain={openAgain} />
  ) : (
    <BrokenPage words={{ product, home, ...words.broken, again: words.again }} tryAgain={retry} />
  )
}

/** The server does not have the page's form or scripts. */
function isFromAnotherBuild(error: unknown): boolean {
  return isUnknownAction(error) || (error instanceof Error && error.name === 'ChunkLoadError')
}

function openAgain(): void {
  window.location.reload()
}
