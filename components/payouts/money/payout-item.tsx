import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ChevronRight } from '@/components/ui/icons'

export interface PayoutEntry {
  id: string
  amount: string
  badge: { word: string; tone: BadgeTone }
  facts: string[]
  /** How many lines it has; null when they are not known. */
  holds: string | null
  lines: { id: string; name: string; amount: string }[]
  /** What the list leaves out. */
  more: string | null
}

export function PayoutItem({ amount, badge, facts, holds, lines, more }: PayoutEntry) {
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="font-semibold tabular-nums">{amount}</p>
        <Badge tone={badge.tone}>{badge.word}</Badge>
      </div>
      <p className="text-14 text-muted">{facts.join(' · ')}</p>
      {holds !== null && (
        <details className="group text-14">
          <summary className="flex min-h-11 list-none items-center gap-1.5 [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              size={16}
              className="shrink-0 text-muted group-open:rotate-90 motion-safe:transition-transform motion-safe:duration-150"
            />
            {holds}
          </summary>
          <ul className="divide-y divide-line pl-5.5">
            {lines.map((line) => (
              <li key={line.id} className="flex justify-between gap-4 py-2">
                <span className="min-w-0 wrap-anywhere text-muted">{line.name}</span>
                <span className="whitespace-nowrap tabular-nums">{line.amount}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {more !== null && <p className="mt-1 text-14 text-muted">{more}</p>}
    </li>
  )
}
