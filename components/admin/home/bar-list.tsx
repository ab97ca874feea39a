import { PageLink } from '@/components/ui/page-link'
import { heightOf } from './shapes'

export interface ListedBar {
  id: string
  label: string
  /** The figure as read, and as drawn. */
  count: string
  value: number
  /** Said below the bar. */
  notes: string[]
  href: string | null
  tone: keyof typeof fills
}

const fills = {
  ink: 'fill-ink',
  amber: 'fill-amber',
  blue: 'fill-blue',
  red: 'fill-red',
  grey: 'fill-grey',
  green: 'fill-green',
}

/** Bars that lie, each with its words above: the words are the list, the bars make it seen at a glance. */
export function BarList({ label, bars, isOrdered = false }: { label: string; bars: ListedBar[]; isOrdered?: boolean }) {
  const most = Math.max(...bars.map(({ value }) => value))
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List aria-label={label} className="grid gap-1">
      {bars.map(({ id, label: said, count, value, notes, href, tone }) => {
        const content = (
          <>
            <span className="flex items-baseline justify-between gap-4">
              <span className={href === null ? '' : 'underline decoration-line-strong underline-offset-4'}>{said}</span>
              <span className="font-semibold">{count}</span>
            </span>
            <svg
              aria-hidden
              viewBox="0 0 100 8"
              preserveAspectRatio="none"
              className="mt-1 block h-2 w-full rounded-full bg-grey-soft"
            >
              <rect
                width={heightOf(value, most, 100)}
                height="8"
                className={`${fills[tone]} forced-colors:fill-[CanvasText]`}
              />
            </svg>
          </>
        )
        const box = 'block rounded-lg py-1'
        return (
          <li key={id}>
            {href === null ? (
              <div className={box}>{content}</div>
            ) : (
              <PageLink href={href} className={`${box} hover:text-muted`}>
                {content}
              </PageLink>
            )}
            {notes.length > 0 && (
              <p className="flex flex-wrap gap-x-3 text-14 text-muted">
                {notes.map((note) => (
                  <span key={note}>{note}</span>
                ))}
              </p>
            )}
          </li>
        )
      })}
    </List>
  )
}
