import type { Queries } from './queries'

/** The sum of an account's lines by currency, in minor units; null for the platform's own account. */
export async function balancesOf(db: Queries, platform: string, accountId: string | null) {
  const { rows } = await db.query<{ currency: string; amount: number }>(
    `SELECT body->>'currency' AS currency, sum((body->>'net')::bigint)::bigint AS amount FROM balance_transaction
     WHERE platform = $1 AND account_id IS NOT DISTINCT FROM $2 GROUP BY 1 ORDER BY 1`,
    [platform, accountId],
  )
  return Object.fromEntries(rows.map(({ currency, amount }): [string, number] => [currency, amount]))
}

const balanceColumns = `body->>'currency' AS currency,
  coalesce(sum((body->>'net')::bigint) FILTER (WHERE body->>'status' = 'available'), 0)::bigint AS available,
  coalesce(sum((body->>'net')::bigint) FILTER (WHERE body->>'status' <> 'available'), 0)::bigint AS pending`

export interface Balance {
  available: number
  pending: number
}

/** What an account has by currency, in minor units; null for the platform's own. */
export async function availableAndPending(
  db: Queries,
  platform: string,
  accountId: string | null,
): Promise<Record<string, Balance>> {
  const { rows } = await db.query<Balance & { currency: string }>(
    `SELECT ${balanceColumns}
     FROM balance_transaction WHERE platform = $1 AND account_id IS NOT DISTINCT FROM $2 GROUP BY 1 ORDER BY 1`,
    [platform, accountId],
  )
  return Object.fromEntries(rows.map(({ currency, ...balance }): [string, Balance] => [currency, balance]))
}

/** The balances of several accounts, by account and currency. */
export async function balancesOfAccounts(
  db: Queries,
  accounts: string[],
): Promise<Map<string, Record<string, Balance>>> {
  const { rows } = await db.query<Balance & { account: string; currency: string }>(
    `SELECT account_id AS account, ${balanceColumns}
     FROM balance_transaction WHERE account_id = ANY($1) GROUP BY 1, 2 ORDER BY 1, 2`,
    [accounts],
  )
  const all = new Map<string, Record<string, Balance>>()
  for (const { account, currency, ...balance } of rows) all.set(account, { ...all.get(account), [currency]: balance })
  return all
}

/** Locks the balances of a platform and its accounts against other transfers, until the transaction ends. */
export async function lockBalances(tx: Queries, platform: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`balances of ${platform}`])
}

/** The sum of one line type in one account and currency, in minor units. */
export interface BookSum {
  platform: string
  /** Null for the platform's own. */
  account: string | null
  currency: string
  type: string
  lines: number
  amount: number
  fee: number
  net: number
}

/** Sums of all books, of one platform or of all. */
export async function booksOf(db: Queries, platform: string | null): Promise<BookSum[]> {
  const { rows } = await db.query<BookSum>(
    `SELECT platform, account_id AS account, body->>'currency' AS currency, body->>'type' AS type, count(*) AS lines,
       sum((body->>'amount')::bigint)::bigint AS amount, sum((body->>'fee')::bigint)::bigint AS fee,
       sum((body->>'net')::bigint)::bigint AS net
     FROM balance_transaction WHERE $1::text IS NULL OR platform = $1
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2 NULLS FIRST, 3, 4`,
    [platform],
  )
  return rows
}
