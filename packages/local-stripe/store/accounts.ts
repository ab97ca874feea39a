import type { Account } from '../accounts/account'
import type { Queries } from './queries'

const columns = 'id, platform, created, access, profile, facts, overrides, shown, capabilities'

export async function findAccount(db: Queries, id: string): Promise<Account | null> {
  const text = `SELECT ${columns} FROM account WHERE id = $1`
  const { rows } = await db.query<Account>({ name: 'find an account', text, values: [id] })
  return rows[0] ?? null
}

export async function findAccounts(db: Queries, ids: string[]): Promise<Account[]> {
  return (await db.query<Account>(`SELECT ${columns} FROM account WHERE id = ANY($1) ORDER BY seq`, [ids])).rows
}

/** Locks the row until the transaction ends. */
export async function findAccountToChange(tx: Queries, id: string): Promise<Account | null> {
  const { rows } = await tx.query<Account>(`SELECT ${columns} FROM account WHERE id = $1 FOR UPDATE`, [id])
  return rows[0] ?? null
}

export async function insertAccount(tx: Queries, account: Account): Promise<void> {
  await tx.query(`INSERT INTO account (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, values(account))
}

/** @param changesAt when time alone will change the answer; null: never */
export async function updateAccount(tx: Queries, account: Account, changesAt: number | null): Promise<void> {
  await tx.query(
    `UPDATE account SET platform = $2, created = $3, access = $4, profile = $5, facts = $6, overrides = $7, shown = $8,
     capabilities = $9, changes_at = $10 WHERE id = $1`,
    [...values(account), changesAt],
  )
}

/** @param platform null: of every platform */
export async function accountsToReassess(db: Queries, now: number, platform: string | null): Promise<string[]> {
  const text = 'SELECT id FROM account WHERE changes_at <= $1 AND ($2::text IS NULL OR platform = $2) ORDER BY seq'
  const { rows } = await db.query<{ id: string }>({ name: 'accounts to reassess', text, values: [now, platform] })
  return rows.map(({ id }) => id)
}

/** Days that an account's payments stay pending; 0 for an account that is gone. */
export async function delayDaysOf(tx: Queries, account: string): Promise<number> {
  const { rows } = await tx.query<{ days: number | null }>(
    "SELECT (shown->'settings'->'payouts'->'schedule'->>'delay_days')::int AS days FROM account WHERE id = $1",
    [account],
  )
  return rows[0]?.days ?? 0
}

export interface AccountsQuery {
  limit: number
  starting_after?: string
  /** The beginning of an id or email address. */
  search?: string
  /** Null for all platforms. */
  platform: string | null
}

/** Newest first. */
export async function accountsPage(
  db: Queries,
  { limit, starting_after, search, platform }: AccountsQuery,
): Promise<{ accounts: Account[]; has_more: boolean }> {
  const { rows } = await db.query<Account>(
    `SELECT ${columns} FROM account
     WHERE ($1::text IS NULL OR seq < (SELECT seq FROM account WHERE id = $1))
       AND ($2::text IS NULL OR starts_with(id, $2) OR starts_with(lower(profile->>'email'), lower($2)))
       AND ($4::text IS NULL OR platform = $4)
     ORDER BY seq DESC LIMIT $3`,
    [starting_after ?? null, search ?? null, limit + 1, platform],
  )
  return { accounts: rows.slice(0, limit), has_more: rows.length > limit }
}

function values(account: Account): unknown[] {
  const { id, platform, created, access, profile, facts, overrides, shown, capabilities } = account
  const json = [profile, facts, overrides, shown, capabilities].map((value) => value && JSON.stringify(value))
  return [id, platform, created, access, ...json]
}
