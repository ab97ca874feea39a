'use client'

import { BrokenPage } from '@/components/shell/broken-page'
import words from '@/lib/words/en.json'

/** A page that could not be made. The catalogue is read directly: what broke may be what usually hands it out. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return <BrokenPage words={{ product: words.common.product, ...words.errors.broken }} tryAgain={retry} />
}
