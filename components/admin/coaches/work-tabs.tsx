import { PageLink } from '@/components/ui/page-link'

export interface WorkTabLink {
  href: string
  word: string
  count: string
  isShown: boolean
}

export function WorkTabs({ label, tabs }: { label: string; tabs: WorkTabLink[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="flex flex-wrap px-1 md:px-2">
        {tabs.map(({ href, word, count, isShown }) => (
          <li key={href}>
            <PageLink
              href={href}
              aria-current={isShown ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 text-14 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              <span>{word}</span> <span className="font-semibold text-ink">{count}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
