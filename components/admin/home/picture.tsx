import type { ReactNode } from 'react'
import { type FigureRow, FigureTable } from './figure-table'

interface Props {
  title: string
  /** What is shown, such as "Last 90 days". */
  span: string
  /** The same as the picture, for those who read instead; null without figures. */
  table: { open: string; caption: string; columns: string[]; rows: FigureRow[] } | null
  children: ReactNode
}

/** A card with one picture: its answer in words first, its table last. */
export function Picture({ title, span, table, children }: Props) {
  return (
    <section
      aria-label={title}
      data-card
      className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 sm:p-5 lg:last:odd:col-span-2 forced-colors:border-[CanvasText]"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-16 font-semibold">{title}</h2>
        <p className="text-14 text-muted">{span}</p>
      </div>
      {children}
      {table !== null && (
        <div className="mt-auto">
          <FigureTable {...table} />
        </div>
      )}
    </section>
  )
}
