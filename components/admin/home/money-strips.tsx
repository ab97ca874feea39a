import { Axis } from './axis'
import { type Column, Columns } from './columns'

export interface MoneyStrip {
  kind: string
  word: string
  total: string
  label: string
  columns: Column[]
  tone: 'ink' | 'grey' | 'amber' | 'red'
}

/** One currency: what was paid, and what was not, each on its own ground and all to one scale. */
export function MoneyStrips({ strips, axis }: { strips: MoneyStrip[]; axis: { from: string; until: string } }) {
  const most = Math.max(...strips.flatMap(({ columns }) => columns.map(({ value }) => value ?? 0)))
  return (
    <div className="grid gap-3">
      {strips.map(({ kind, word, total, label, columns, tone }) => (
        <div key={kind} className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-end gap-4">
          <p className="text-14 leading-tight">
            <span className="block text-muted">{word}</span>
            <span className="font-semibold">{total}</span>
          </p>
          <Columns label={label} columns={columns} most={most} tone={tone} isLow />
        </div>
      ))}
      <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-4">
        <span />
        <Axis {...axis} />
      </div>
    </div>
  )
}
