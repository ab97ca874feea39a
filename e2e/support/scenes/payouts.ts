import type { Database } from '../../../lib/store/database'
import type { Caller } from '../caller'

export interface StoredPayout {
  id: string
  /** YYYY-MM-DD. */
  arrivesOn: string
  /** Minor units; 10000 by default. */
  amount?: number
  currency?: string
  state?: 'paid' | 'on-its-way' | 'failed' | 'canceled'
  /** Amounts of its parts; unknown by default. */
  parts?: number[]
}

/** Stores payouts of a coach with an account, as a fetch of their balance does. */
export async function storePayouts({ pool }: Database, { accountId }: Caller, payouts: StoredPayout[]): Promise<void> {
  await pool.query(
    `INSERT INTO account_balance (stripe_account_id, asked, kept, checked_at) VALUES ($1, 1, 1, now())
     ON CONFLICT DO NOTHING`,
    [accountId],
  )
  await pool.query(
    `INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, bank_last4,
       failure, is_automatic, lines_kept_at)
     SELECT id, $1, coalesce(amount, 10000), coalesce(currency, 'eur'), coalesce(state, 'paid'),
       "arrivesOn"::timestamptz - interval '2 days', "arrivesOn"::timestamptz, '3000',
       CASE WHEN state = 'failed' THEN 'account-closed' END, parts IS NOT NULL, CASE WHEN parts IS NOT NULL THEN now() END
     FROM jsonb_to_recordset($2::jsonb) AS payout
       (id text, amount bigint, currency text, state text, "arrivesOn" text, parts bigint[])`,
    [accountId, JSON.stringify(payouts.map((each) => ({ ...each, arrivesOn: `${each.arrivesOn}T00:00:00Z` })))],
  )
  const parts = payouts.flatMap(({ id, parts = [] }) =>
    parts.map((amount, index) => ({ id: `${id}-${index}`, payoutId: id, amount })),
  )
  await pool.query(
    `INSERT INTO payout_line (stripe_id, payout_id, kind, amount)
     SELECT id, "payoutId", CASE WHEN amount < 0 THEN 'taken-back' ELSE 'payment' END, amount
     FROM jsonb_to_recordset($1::jsonb) AS part (id text, "payoutId" text, amount bigint)`,
    [JSON.stringify(parts)],
  )
}
