import { Card } from '@/components/ui/card'

export interface TimelineDay {
  day: string
  entries: TimelineEntry[]
}

export interface TimelineEntry {
  id: string
  at: string
  time: string
  text: string
  /** How we noticed it. */
  how: string | null
}

interface Props {
  title: string
  zone: string
  days: TimelineDay[]
}

export function Timeline({ title, zone, days }: Props) {
  return (
    <Card>
      <h2 className="text-20 font-semibold">{title}</h2>
      <p className="mt-1 text-14 text-muted">{zone}</p>
      {days.map(({ day, entries }) => (
        <section key={day} className="mt-5">
          <h3 className="font-medium text-muted">{day}</h3>
          <ol className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-3">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </Card>
  )
}

function Entry({ entry: { at, time, text, how } }: { entry: TimelineEntry }) {
  return (
    <li className="col-span-2 grid grid-cols-subgrid">
      <time dateTime={at} className="text-14 leading-6 whitespace-nowrap text-muted tabular-nums">
        {time}
      </time>
      <p>
        {text} {how !== null && <span className="text-muted">{how}</span>}
      </p>
    </li>
  )
}
