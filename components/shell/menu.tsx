import type { ReactNode } from 'react'

/** Works without JavaScript; with it, Escape closes. */
export function Menu({ opener, children }: { opener: ReactNode; children: ReactNode }) {
  return (
    <details data-escape className="group relative min-w-0 max-sm:shrink-0">
      <summary className="flex min-h-11 list-none items-center gap-1 rounded-lg px-2 text-14 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        {opener}
      </summary>
      {children}
    </details>
  )
}
