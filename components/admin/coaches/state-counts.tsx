import { PageLink } from '@/components/ui/page-link'

export interface StateCount {
  href: string
  word: string
  count: string
  isShown: boolean
}

export function StateCounts({ label, counts }: { label: string; counts: StateCount[] }) {
  return (
    <nav aria-label={label} className="flex-1 basis-72">
      <ul className="flex flex-wrap gap-2">
        {counts.map(({ href, word, count, isShown }) => (
          <li key={href}>
            <PageLink
              href={href}
              aria-current={isShown ? 'true' : undefined}
              className="inline-flex min-h-8 items-center gap-2 rounded-full border border-line px-3 text-14 hover:border-line-strong aria-[current]:border-accent aria-[current]:font-semibold"
            >
              <span className="text-muted in-aria-[current]:text-ink">{word}</span>{' '}
              <span className="font-semibold">{count}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
