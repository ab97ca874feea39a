import { states } from '@/lib/payouts/vocabulary/accounts/state'
import { type TableSort, workTabs } from '@/lib/payouts/vocabulary/work-queue'
import { type Sql, sql } from '../sql/sql'

/** A row's place in the order of everyone. */
export interface TablePlace {
  /** 1: of an account under another key. These come last. */
  group: number
  rank: number
  /** Numbers and times that it was ordered by, since they may change while paging. Never a name. */
  keys: (number | Date)[]
  coachId: string
}

/** A column of coach_work that orders the table, beside the id. */
interface Key {
  column: Sql
  kind: 'time' | 'number'
}

const level: Key = { column: sql`w.level`, kind: 'number' }
const refused: Key = { column: sql`(-w.refused)`, kind: 'number' }
const since: Key = { column: sql`w.since`, kind: 'time' }

const keys: Record<TableSort, Key[]> = {
  work: [level, refused, since],
  // Its column is a name, which no cursor holds.
  name: [],
  state: [level, refused, since],
  due: [{ column: sql`w.due_at`, kind: 'time' }],
  since: [since],
  refused: [refused],
  reminded: [{ column: sql`w.reminded_at`, kind: 'time' }],
}

export function keysOf(sort: TableSort): readonly Key[] {
  return keys[sort]
}

/** Nameless coaches come last. */
export function columnsOf(sort: TableSort): Sql[] {
  return sort === 'name' ? [sql`w.sort_text`] : keys[sort].map(({ column }) => column)
}

/** SQL: coach_work `w` comes after this place. */
export function isBeyond(sort: TableSort, { keys: values, coachId }: TablePlace, isAscending: boolean): Sql {
  const columns = sql`(${listed([...columnsOf(sort), sql`w.coach_id`])})`
  const there =
    sort === 'name' ? [sql`(SELECT sort_text FROM coach WHERE id = ${coachId})`] : values.map((value) => sql`${value}`)
  return sql`${columns} ${isAscending ? sql`>` : sql`<`} (${listed([...there, sql`${coachId}`])})`
}

export function ordered(columns: Sql[], isAscending: boolean): Sql {
  return sql`ORDER BY ${listed(columns.map((column) => sql`${column} ${isAscending ? sql`ASC` : sql`DESC`}`))}`
}

/** By who acts, then the worst state first. The same for everyone in every other order. */
export function rankOf(sort: TableSort, tab: string, state: string): number {
  return sort === 'state' ? places.indexOf(placeName(tab, state)) : 0
}

/** SQL for the same of coach_work `w`. */
export function rankOfRow(sort: TableSort): Sql {
  return sort === 'state' ? sql`array_position(${places}::text[], w.tab || ' ' || w.state) - 1` : sql`0`
}

const placeName = (tab: string, state: string) => `${tab} ${state}`
const places = workTabs.flatMap((tab) => states.map((state) => placeName(tab, state)))

export function listed([first, ...others]: Sql[]): Sql {
  return others.reduce((all, each) => sql`${all}, ${each}`, first ?? sql``)
}
