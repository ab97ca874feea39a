import { Card } from '@/components/ui/card'

export interface TimelineEntry {
  id: string
  /** ISO 8601, for machines. */
  at: string
  time: string
  text: string
  /** How it came to be known. */
  how: string | null
}

interface Props {
  title: string
  /** Which time zone the times are in. */
  zone: string
  entries: TimelineEntry[]
}

export function Timeline({ title, zone, entries }: Props) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      <p className="mt-1 text-14 text-muted">{zone}</p>
      <ol className="mt-4 grid gap-3">
        {entries.map(({ id, at, time, text, how }) => (
          <li key={id} className="grid gap-x-4 sm:grid-cols-[9.5rem_1fr]">
            <time dateTime={at} className="text-14 leading-6 text-muted">
              {time}
            </time>
            <p>
              {text} {how !== null && <span className="text-muted">{how}</span>}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
