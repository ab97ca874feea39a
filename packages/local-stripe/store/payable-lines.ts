import type { Queries } from './queries'

/** When the line of a payment becomes available, in unix seconds; null when there is none. */
export async function availabilityOf(tx: Queries, source: string): Promise<number | null> {
  const { rows } = await tx.query<{ at: number }>(
    `SELECT available_from AS at FROM balance_transaction
     WHERE body->>'source' = $1 AND body->>'type' = 'payment'`,
    [source],
  )
  return rows[0]?.at ?? null
}

export async function isMoneyToMakeAvailable(db: Queries, now: number, platform: string | null): Promise<boolean> {
  const text = `SELECT 1 FROM balance_transaction
    WHERE body->>'status' = 'pending' AND available_from <= $1 AND ($2::text IS NULL OR platform = $2) LIMIT 1`
  return (await db.query({ name: 'is money to make available', text, values: [now, platform] })).rows.length > 0
}

/**
 * Makes lines available whose time has come, a thousand at most; returns the accounts they belong to, and since when
 * they have them.
 */
export async function makeAvailable(
  tx: Queries,
  now: number,
  platform: string | null,
): Promise<{ account: string; at: number }[]> {
  const text = `WITH due AS (
      SELECT id FROM balance_transaction
      WHERE body->>'status' = 'pending' AND available_from <= $1 AND ($2::text IS NULL OR platform = $2)
      ORDER BY available_from LIMIT 1000
    ), made AS (
      UPDATE balance_transaction line SET body = jsonb_set(line.body, '{status}', '"available"')
      FROM due WHERE line.id = due.id AND line.body->>'status' = 'pending' RETURNING line.account_id AS account, line.available_from AS at
    )
    SELECT account, max(at) AS at FROM made WHERE account IS NOT NULL GROUP BY account`
  const { rows } = await tx.query<{ account: string; at: number }>({
    name: 'make lines available',
    text,
    values: [now, platform],
  })
  return rows
}

export interface NotPaidOut {
  currency: string
  /** Available at that time and in no payout, in minor units. */
  available: number
  /** What is in no payout at all. */
  total: number
}

export async function notPaidOut(tx: Queries, account: string, at: number): Promise<NotPaidOut[]> {
  const { rows } = await tx.query<NotPaidOut>(
    `SELECT body->>'currency' AS currency, sum((body->>'net')::bigint)::bigint AS total,
       coalesce(sum((body->>'net')::bigint) FILTER (WHERE available_from <= $2 AND body->>'status' = 'available'), 0)::bigint
         AS available
     FROM balance_transaction WHERE account_id = $1 AND payout IS NULL GROUP BY 1 ORDER BY 1`,
    [account, at],
  )
  return rows
}

/** Puts what is available at a time and in no payout yet into one. */
export async function takeIntoPayout(
  tx: Queries,
  { account, currency, payout, at }: { account: string; currency: string; payout: string; at: number },
): Promise<void> {
  await tx.query(
    `UPDATE balance_transaction SET payout = $3
     WHERE account_id = $1 AND payout IS NULL AND available_from <= $4 AND body->>'status' = 'available'
       AND body->>'currency' = $2`,
    [account, currency, payout, at],
  )
}

/** When more of an account becomes available after a time; null when nothing does. */
export async function nextAvailability(tx: Queries, account: string, at: number): Promise<number | null> {
  const { rows } = await tx.query<{ at: number | null }>(
    'SELECT min(available_from) AS at FROM balance_transaction WHERE account_id = $1 AND payout IS NULL AND available_from > $2',
    [account, at],
  )
  return rows[0]?.at ?? null
}

export interface ComingMoney {
  currency: string
  /** Unix seconds. */
  at: number
  /** In minor units. */
  sum: number
}

/** What an account will have available in each currency, in no payout yet: the sum after each time it changes. */
export async function comingMoney(db: Queries, account: string): Promise<ComingMoney[]> {
  const { rows } = await db.query<ComingMoney>(
    `SELECT body->>'currency' AS currency, available_from AS at,
       sum(sum((body->>'net')::bigint)) OVER (PARTITION BY body->>'currency' ORDER BY available_from)::bigint AS sum
     FROM balance_transaction WHERE account_id = $1 AND payout IS NULL
     GROUP BY 1, available_from ORDER BY available_from, 1`,
    [account],
  )
  return rows
}

/** Ends the delay of an account's pending lines. */
export async function endDelay(tx: Queries, account: string, now: number): Promise<void> {
  await tx.query(
    `UPDATE balance_transaction
     SET body = body || jsonb_build_object('status', 'available', 'available_on', greatest($2::int, (body->>'created')::int))
     WHERE account_id = $1 AND body->>'status' = 'pending'`,
    [account, now],
  )
}
