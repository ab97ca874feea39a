export interface StatementTable {
  caption: string
  columns: string[]
  rows: StatementRow[]
  total: StatementRow
  nothing: string
}

export interface StatementRow {
  head: string
  /** null for nothing. */
  cells: (string | null)[]
}

/** One currency, month by month. On narrow screens each row labels its own cells; on paper no row is split. */
export function StatementTable({ caption, columns: [head, ...columns], rows, total, nothing }: StatementTable) {
  return (
    <table className="mt-8 w-full text-left tabular-nums max-sm:block">
      <caption className="mb-2 text-left text-20 font-semibold max-sm:block">{caption}</caption>
      <thead className="max-sm:hidden">
        <tr className="border-b border-line-strong align-bottom text-14 text-muted">
          <th scope="col" className="py-2 pr-4 font-medium">
            {head}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="max-w-32 py-2 pl-4 text-right font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-sm:block max-sm:border-t max-sm:border-line">
        {rows.map((row) => (
          <Row key={row.head} {...row} columns={columns} nothing={nothing} />
        ))}
      </tbody>
      <tfoot className="border-t-2 border-ink font-semibold max-sm:block">
        <Row {...total} columns={columns} nothing={nothing} />
      </tfoot>
    </table>
  )
}

function Row({ head, cells, columns, nothing }: StatementRow & { columns: string[]; nothing: string }) {
  return (
    <tr className="break-inside-avoid max-sm:grid max-sm:py-2">
      <th scope="row" className="py-2 pr-4 text-left font-medium max-sm:py-1 [tfoot_&]:font-semibold">
        {head}
      </th>
      {columns.map((column, index) => (
        <td
          key={column}
          className={`py-2 pl-4 text-right whitespace-nowrap max-sm:justify-between max-sm:gap-4 max-sm:py-0.5 max-sm:pl-0 ${cells[index] == null ? 'max-sm:hidden' : 'max-sm:flex'}`}
        >
          <span className="text-left font-normal whitespace-normal text-muted sm:hidden">{column}</span>
          {cells[index] ?? nothing}
        </td>
      ))}
    </tr>
  )
}
