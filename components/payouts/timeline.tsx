import { Card } from '@/components/ui/card'

export interface TimelineEntry {
  id: string
  /** ISO 8601, for machines. */
  at: string
  time: string
  text: string
}

export function Timeline({ title, entries }: { title: string; entries: TimelineEntry[] }) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      <ol className="mt-4 grid gap-3">
        {entries.map(({ id, at, time, text }) => (
          <li key={id} className="grid gap-x-4 sm:grid-cols-[11rem_1fr]">
            <time dateTime={at} className="text-14 leading-6 text-muted">
              {time}
            </time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
