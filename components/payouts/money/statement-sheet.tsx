import { StatementTable } from './statement-table'

interface Props {
  print: string
  facts: { name: string; lines: string[] }[]
  tables: StatementTable[]
  notes: string[]
}

/** A sheet of paper: on screen a card, in print the page itself. */
export function StatementSheet({ print, facts, tables, notes }: Props) {
  return (
    <>
      <p className="mb-4 max-w-prose text-14 text-muted print:hidden">{print}</p>
      <section className="rounded-card border border-line bg-surface p-5 sm:p-8 print:border-0 print:p-0">
        <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {facts.map(({ name, lines }) => (
            <div key={name}>
              <dt className="text-14 text-muted">{name}</dt>
              {lines.map((line) => (
                <dd key={line} className="wrap-anywhere">
                  {line}
                </dd>
              ))}
            </div>
          ))}
        </dl>
        {tables.map((table) => (
          <StatementTable key={table.caption} {...table} />
        ))}
        {notes.map((note) => (
          <p key={note} className="mt-6 max-w-prose text-14 text-muted">
            {note}
          </p>
        ))}
      </section>
    </>
  )
}
