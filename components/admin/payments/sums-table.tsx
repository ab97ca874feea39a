import type { ReactNode } from 'react'
import { MoneyCell } from './money-cell'

export interface SumsRow {
  id: string
  head: ReactNode
  sums: (string | null)[]
}

interface Props {
  caption: string
  columns: string[]
  rows: SumsRow[]
  nothing: string
}

/** A table on wide screens; on narrow ones each row is a card that labels its cells. */
export function SumsTable({ caption, columns: [head, ...columns], rows, nothing }: Props) {
  return (
    <table className="w-full text-left text-14 max-lg:block xl:table-fixed">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-lg:hidden">
        <tr className="border-b border-line align-bottom text-muted">
          <th scope="col" className="py-2 pr-4 font-medium xl:w-60">
            {head}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 pr-4 text-right font-medium last:pr-0">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-lg:block">
        {rows.map((row) => (
          <tr key={row.id} className="max-lg:grid max-lg:gap-1 max-lg:py-3">
            <th scope="row" className="min-w-0 font-normal lg:py-3 lg:pr-4 lg:align-middle">
              {row.head}
            </th>
            {columns.map((column, index) => {
              const sum = row.sums[index] ?? null
              return (
                <MoneyCell key={column} label={column} isEmpty={sum === null} isStrong={index === 0}>
                  {sum ?? nothing}
                </MoneyCell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
