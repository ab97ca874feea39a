import type { TableFilter } from '../coaches/readiness-table'
import { everyone as filter } from '../vocabulary/work-queue'

/** The first page of all coaches, in the order of the work. */
export const everyone: TableFilter = { ...filter, size: 50 }
