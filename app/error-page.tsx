'use client'

import { BrokenPage } from '@/components/shell/broken-page'
import lastResort from '@/lib/words/last-resort.json'

export { BrokenFrame } from '@/components/shell/broken-page'

/** In the frame's script, which has the words of both error pages. */
export function ErrorPage(props: { error: unknown; retry(): void }) {
  return <BrokenPage {...props} lastResort={lastResort} />
}
