import type { Queries } from './queries'

export interface Link {
  token: string
  kind: 'onboarding' | 'login'
  accountId: string
  returnUrl: string | null
  refreshUrl: string | null
  expiresAt: number
  /** True when all eventually due questions are asked, not only those due now. */
  asksForAll: boolean
}

export async function insertLink(tx: Queries, link: Link): Promise<void> {
  const { token, kind, accountId, returnUrl, refreshUrl, expiresAt, asksForAll } = link
  await tx.query(
    `INSERT INTO link (token, kind, account_id, return_url, refresh_url, expires_at, asks_for_all)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [token, kind, accountId, returnUrl, refreshUrl, expiresAt, asksForAll],
  )
}

/** After a link, Express shows a platform less of an account; Stripe sends no event for that. */
export async function markLinked(tx: Queries, accountId: string): Promise<void> {
  await tx.query(
    `UPDATE account SET profile = profile || '{"linked": true}', shown = shown - 'business_type' WHERE id = $1`,
    [accountId],
  )
}

const linkColumns = `token, kind, account_id AS "accountId", return_url AS "returnUrl", refresh_url AS "refreshUrl",
  expires_at AS "expiresAt", asks_for_all AS "asksForAll"`

export async function findLink(db: Queries, kind: Link['kind'], token: string): Promise<Link | null> {
  const { rows } = await db.query<Link>(`SELECT ${linkColumns} FROM link WHERE token = $1 AND kind = $2`, [token, kind])
  return rows[0] ?? null
}

/** Uses up a link; true for the first caller only. */
export async function useLink(tx: Queries, token: string): Promise<boolean> {
  const { rowCount } = await tx.query('UPDATE link SET used = true WHERE token = $1 AND NOT used', [token])
  return rowCount === 1
}

/** A visit of the hosted pages, started by a used link. */
export type Visit = Omit<Link, 'expiresAt'>

export async function insertVisit(tx: Queries, visit: Visit, now: number): Promise<void> {
  const { token, kind, accountId, returnUrl, refreshUrl, asksForAll } = visit
  await tx.query(
    `INSERT INTO visit (token, kind, account_id, return_url, refresh_url, began, asks_for_all)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [token, kind, accountId, returnUrl, refreshUrl, now, asksForAll],
  )
}

export async function findVisit(db: Queries, kind: Link['kind'], token: string): Promise<Visit | null> {
  const { rows } = await db.query<Visit>(
    `SELECT token, kind, account_id AS "accountId", return_url AS "returnUrl", refresh_url AS "refreshUrl",
       asks_for_all AS "asksForAll"
     FROM visit WHERE token = $1 AND kind = $2`,
    [token, kind],
  )
  return rows[0] ?? null
}

export async function deleteVisit(tx: Queries, token: string): Promise<void> {
  await tx.query('DELETE FROM visit WHERE token = $1', [token])
}
