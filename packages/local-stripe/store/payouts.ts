import type { PayoutBody } from '../money/bodies'
import type { Queries } from './queries'

/** The payout of an account that is due first; null when none is. */
export async function nextPayoutDue(tx: Queries, account: string): Promise<{ id: string; at: number } | null> {
  const { rows } = await tx.query<{ id: string; at: number }>(
    `SELECT id, settles_at AS at FROM payout WHERE account_id = $1 AND settles_at IS NOT NULL
     ORDER BY settles_at, seq LIMIT 1`,
    [account],
  )
  return rows[0] ?? null
}

/** The account of a payout; null when there is no such payout. */
export async function accountOfPayout(db: Queries, payout: string): Promise<string | null> {
  const { rows } = await db.query<{ account_id: string }>('SELECT account_id FROM payout WHERE id = $1', [payout])
  return rows[0]?.account_id ?? null
}

/** What the bank of a payout will answer: a failure's code, or null when it takes the money. */
export async function refusalOf(tx: Queries, payout: string): Promise<string | null> {
  const { rows } = await tx.query<{ refusal: string | null }>('SELECT refusal FROM payout WHERE id = $1', [payout])
  return rows[0]?.refusal ?? null
}

export async function keepRefusal(tx: Queries, payout: string, refusal: string): Promise<void> {
  await tx.query('UPDATE payout SET refusal = $2 WHERE id = $1', [payout, refusal])
}

/** An account's payouts, newest first. */
export async function payoutsOf(db: Queries, platform: string, account: string, limit: number): Promise<PayoutBody[]> {
  const { rows } = await db.query<{ body: PayoutBody }>(
    `SELECT body FROM payout WHERE platform = $1 AND account_id = $2 ORDER BY created DESC, seq DESC LIMIT $3`,
    [platform, account, limit],
  )
  return rows.map(({ body }) => body)
}
