import type { ReactNode } from 'react'
import { Pager } from '@/components/ui/pager'

export interface RecordRow {
  id: string
  head: ReactNode
  cells: { name: string; content: ReactNode }[]
}

export interface RecordTableProps {
  caption: string
  columns: string[]
  rows: RecordRow[]
  none: string
  pager: Parameters<typeof Pager>[0]
}

/** A table on wide screens; on narrow ones each row is a card that labels its cells. */
export function RecordTable({ caption, columns, rows, none, pager }: RecordTableProps) {
  if (rows.length === 0) return <p className="text-muted">{none}</p>
  return (
    <>
      <table className="w-full text-left text-14 max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:hidden">
          <tr className="border-b border-line text-muted">
            {columns.map((column) => (
              <th key={column} scope="col" className="py-2 pr-4 font-medium last:pr-0">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {rows.map(({ id, head, cells }) => (
            <tr key={id} className="max-md:grid max-md:gap-1 max-md:py-3">
              <th scope="row" className="min-w-0 font-normal md:py-3 md:pr-4 md:align-middle">
                {head}
              </th>
              {cells.map(({ name, content }) => (
                <td
                  key={name}
                  className="max-md:flex max-md:flex-wrap max-md:gap-x-2 md:py-3 md:pr-4 md:align-middle md:last:pr-0"
                >
                  {name !== '' && <span className="text-muted md:hidden">{name}</span>}
                  <div className="min-w-0">{content}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager {...pager} />
    </>
  )
}
