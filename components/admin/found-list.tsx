import { Badge, type BadgeTone } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'

export interface FoundThing {
  href: string
  name: string
  beside: string
  badge: { tone: BadgeTone; word: string }
}

interface Props {
  title: string
  things: FoundThing[]
  /** Where the others are; null when these are all. */
  more: { href: string; text: string } | null
}

/** Nothing where nothing was found. */
export function FoundList({ title, things, more }: Props) {
  if (things.length === 0) return null
  return (
    <section aria-label={title} className="grid gap-2">
      <h2 className="text-14 font-semibold text-muted">{title}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {things.map(({ href, name, beside, badge }) => (
          <li
            key={href}
            className="relative flex min-h-11 items-center justify-between gap-3 px-4 py-1 hover:bg-grey-soft has-[a:focus-visible]:bg-grey-soft"
          >
            <span className="min-w-0 wrap-anywhere">
              <PageLink href={href} data-row className="font-semibold after:absolute after:inset-0">
                <bdi>{name}</bdi>
              </PageLink>{' '}
              <span className="text-14 text-muted">{beside}</span>
            </span>
            <Badge tone={badge.tone} isSmall>
              {badge.word}
            </Badge>
          </li>
        ))}
      </ul>
      {more !== null && (
        <PageLink href={more.href} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {more.text}
        </PageLink>
      )}
    </section>
  )
}
