import type { Queries } from './queries'

/** Deletes a platform's rows in each table that names the platform. */
export async function deletePlatform(tx: Queries, platform: string): Promise<void> {
  const own = [platform, `${platform} live`]
  await tx.query('DELETE FROM delivery WHERE event_id IN (SELECT id FROM event WHERE platform = ANY($1))', [own])
  for (const table of ['link', 'visit']) {
    await tx.query(`DELETE FROM ${table} WHERE account_id IN (SELECT id FROM account WHERE platform = $1)`, [platform])
  }
  for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE platform = ANY($1)`, [own])
}

const tables = [
  'event',
  'webhook_endpoint',
  'idempotency_key',
  'payout_run',
  'payout',
  'balance_transaction',
  'fee_refund',
  'application_fee',
  'transfer_reversal',
  'transfer',
  'dispute',
  'refund',
  'charge',
  'payment_intent',
  'account',
]
