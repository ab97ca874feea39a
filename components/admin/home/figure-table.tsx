import { PageLink } from '@/components/ui/page-link'

export interface FigureRow {
  id: string
  head: string
  href: string | null
  cells: string[]
}

interface Props {
  open: string
  caption: string
  columns: string[]
  rows: FigureRow[]
}

/** On a phone, each row of many columns is a card. */
export function FigureTable({ open, caption, columns: [first, ...others], rows }: Props) {
  const areCards = others.length > 2
  const card = areCards ? 'max-sm:block' : ''
  const field = areCards ? 'max-sm:flex max-sm:justify-between max-sm:pl-0' : ''
  return (
    <details className="text-14">
      <summary className="inline-flex min-h-8 items-center text-muted underline decoration-line-strong underline-offset-4 hover:text-ink">
        {open}
      </summary>
      <table className={`mt-2 w-full text-left ${card}`}>
        <caption className="sr-only">{caption}</caption>
        <thead className={areCards ? 'max-sm:hidden' : ''}>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-1.5 pr-3 align-bottom font-medium">
              {first}
            </th>
            {others.map((column) => (
              <th key={column} scope="col" className="py-1.5 pl-2 text-right align-bottom font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={`divide-y divide-line ${card}`}>
          {rows.map(({ id, head, href, cells }) => (
            <tr key={id} className={card}>
              <th scope="row" className={`py-1.5 pr-3 font-normal ${card}`}>
                {href === null ? (
                  head
                ) : (
                  <PageLink href={href} className="underline decoration-line-strong underline-offset-4">
                    {head}
                  </PageLink>
                )}
              </th>
              {cells.map((cell, n) => (
                <td key={others[n]} className={`py-1.5 pl-2 text-right ${field}`}>
                  {areCards && <span className="text-muted sm:hidden">{others[n]}</span>}
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
