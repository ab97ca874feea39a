import { type Sql, sql } from '../sql/sql'
import type { TableCursor } from './readiness-table-cursor'

export interface Read {
  columns: Sql
  /** SQL: account `a` belongs to the current key. */
  isOurs: Sql
  wanted: Sql[]
  order: Order
  limit: Sql
  cursor: TableCursor | null
}

interface Order {
  beyond: Sql
  direction: Sql
  first: Sql
  last: Sql
}

export const forward: Order = { beyond: sql`>`, direction: sql`ASC`, first: sql`NULLS FIRST`, last: sql`NULLS LAST` }
export const backward: Order = { beyond: sql`<`, direction: sql`DESC`, first: sql`NULLS LAST`, last: sql`NULLS FIRST` }

/** Nameless coaches come last; equal names sort by id. Uses the index coach_sort_text. */
export function readByName({ columns, wanted, order: { beyond, direction }, limit, cursor }: Read): Sql {
  return sql`
    SELECT ${columns}
    FROM ${everyCoach}
    ${where([...wanted, ...beyondCursor()])}
    ORDER BY c.sort_text ${direction}, c.id ${direction} ${limit}`

  function beyondCursor(): Sql[] {
    if (cursor === null) return []
    const there = sql`(SELECT sort_text FROM coach WHERE id = ${cursor.coachId})`
    return [sql`(c.sort_text, c.id) ${beyond} (${there}, ${cursor.coachId})`]
  }
}

/** Never checked first, then the longest unchecked. */
export function readByChecked(read: Read): Sql {
  const { once, never } = besideCursor(read, sql`a.checked_at`, read.order === forward ? 'never' : 'once')
  return joined(read, sql`a.checked_at`, { once, never: [sql`a.coach_id IS NULL`, ...never] }, read.order.first)
}

/** Overdue longest first, undated after dated, no requirement last. */
export function readByDue(read: Read): Sql {
  const { once, never } = besideCursor(read, sql`a.due_at`, read.order === forward ? 'once' : 'never')
  const isDue = sql`(a.due_at IS NOT NULL AND ${read.isOurs})`
  const parts = { once: [isDue, ...once], never: [sql`coalesce(NOT ${isDue}, true)`, ...never] }
  return joined(read, sql`a.due_at`, parts, read.order.last)
}

/** Coaches with a time to sort by, and without. */
interface Parts {
  once: Sql[]
  never: Sql[]
}

/** @param first the part that is read before the other */
function besideCursor({ order: { beyond }, cursor }: Read, time: Sql, first: keyof Parts): Parts {
  if (cursor === null) return { once: [], never: [] }
  if (cursor.at === null)
    return { once: first === 'once' ? [sql`false`] : [], never: [sql`c.id ${beyond} ${cursor.coachId}`] }
  const further = sql`(${time}, a.coach_id) ${beyond} (${cursor.at}, ${cursor.coachId})`
  return { once: [further], never: first === 'never' ? [sql`false`] : [] }
}

/** Two joined queries, because no index orders coaches by a column that only some have a row for. */
function joined({ columns, wanted, order: { direction }, limit }: Read, time: Sql, parts: Parts, nulls: Sql): Sql {
  return sql`
    SELECT * FROM (
      (SELECT ${columns}, NULL::timestamptz AS ordered_by
       FROM ${everyCoach} ${where([...parts.never, ...wanted])} ORDER BY c.id ${direction} ${limit})
      UNION ALL
      (SELECT ${columns}, ${time} AS ordered_by
       FROM payout_account a JOIN coach c ON c.id = a.coach_id ${withCounter}
       ${where([...parts.once, ...wanted])} ORDER BY ${time} ${direction}, a.coach_id ${direction} ${limit})
    ) AS everyone
    ORDER BY ordered_by ${direction} ${nulls}, coach_id ${direction} ${limit}`
}

const withCounter = sql`LEFT JOIN account_counter n ON n.stripe_account_id = a.stripe_account_id`
const everyCoach = sql`coach c LEFT JOIN payout_account a ON a.coach_id = c.id ${withCounter}`

function where([first, ...rest]: Sql[]): Sql {
  if (first === undefined) return sql``
  return rest.reduce((all, condition) => sql`${all} AND ${condition}`, sql`WHERE ${first}`)
}
