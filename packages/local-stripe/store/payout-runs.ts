import type { Queries } from './queries'

/** Has an account's balance looked at for an automatic payout at a time, or earlier if that is arranged already. */
export async function arrangeRun(tx: Queries, platform: string, account: string, at: number): Promise<void> {
  await tx.query(
    `INSERT INTO payout_run (account_id, platform, due_at) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET due_at = least(payout_run.due_at, $3)`,
    [account, platform, at],
  )
}

/** Has the balance of an account looked at when it has something in no payout yet. */
export async function arrangeRunIfThereIsMoney(
  tx: Queries,
  platform: string,
  account: string,
  at: number,
): Promise<void> {
  const { rows } = await tx.query(
    'SELECT 1 FROM balance_transaction WHERE account_id = $1 AND payout IS NULL LIMIT 1',
    [account],
  )
  if (rows.length > 0) await arrangeRun(tx, platform, account, at)
}

/** Moves an account's next run; null ends it. The account is locked. */
export async function moveRun(tx: Queries, account: string, at: number | null): Promise<void> {
  if (at === null) await tx.query('DELETE FROM payout_run WHERE account_id = $1', [account])
  else await tx.query('UPDATE payout_run SET due_at = $2 WHERE account_id = $1', [account, at])
}

/** When an account's next run is due. Waits for payments that are being posted to the account. */
export async function lockRun(tx: Queries, account: string): Promise<number | null> {
  const { rows } = await tx.query<{ due_at: number }>(
    'SELECT due_at FROM payout_run WHERE account_id = $1 FOR UPDATE',
    [account],
  )
  return rows[0]?.due_at ?? null
}

/** Accounts with a run or a payout that is due, the earliest first. */
export async function accountsToPayOut(db: Queries, now: number, platform: string | null): Promise<string[]> {
  const text = `SELECT account_id FROM (
      SELECT account_id, due_at AS at FROM payout_run WHERE due_at <= $1 AND ($2::text IS NULL OR platform = $2)
      UNION ALL
      SELECT account_id, settles_at FROM payout WHERE settles_at <= $1 AND ($2::text IS NULL OR platform = $2)
    ) due GROUP BY account_id ORDER BY min(at) LIMIT 1000`
  const { rows } = await db.query<{ account_id: string }>({
    name: 'accounts to pay out',
    text,
    values: [now, platform],
  })
  return rows.map(({ account_id }) => account_id)
}
