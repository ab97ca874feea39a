import { Moment, type MomentText } from './moment'

export interface FigureText {
  name: string
  value: string | MomentText
}

export function FigureList({ figures }: { figures: FigureText[] }) {
  return (
    <dl className="divide-y divide-line text-14">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex justify-between gap-x-4 py-2">
          <dt className="min-w-0 text-muted">{name}</dt>
          <dd className="shrink-0 text-right tabular-nums">
            {typeof value === 'string' ? value : <Moment moment={value} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}
