import type { FigureRow } from '@/components/admin/home/figure-table'

/** A picture, and the same in a table. */
export interface PictureOf<Chart> {
  chart: Chart
  table: { columns: string[]; rows: FigureRow[] }
}
