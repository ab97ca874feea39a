import type {
  BalanceTransactionBody,
  Body,
  ChargeBody,
  DisputeBody,
  FeeBody,
  IntentBody,
  PayoutBody,
  RefundBody,
  ReversalBody,
  TransferBody,
} from '../money/bodies'
import type { Queries } from './queries'

/** Payment objects; each kind is the name of its table. */
export interface Kinds {
  payment_intent: IntentBody
  charge: ChargeBody
  refund: RefundBody
  transfer: TransferBody
  transfer_reversal: ReversalBody
  application_fee: FeeBody
  fee_refund: Body
  dispute: DisputeBody
  payout: PayoutBody
  balance_transaction: BalanceTransactionBody
}

export type Kind = keyof Kinds

/** Objects in the books of the platform or an account. */
export type KindInBooks = Exclude<Kind, 'payment_intent'>

/** @param accountId in whose books it stands; null: the platform's own */
export async function insertMoney<K extends Kind>(
  tx: Queries,
  kind: Exclude<K, 'payment_intent' | 'balance_transaction'>,
  platform: string,
  body: Kinds[K],
  accountId: string | null = null,
): Promise<void> {
  await tx.query(`INSERT INTO ${kind} (id, platform, account_id, body) VALUES ($1, $2, $3, $4)`, [
    body.id,
    platform,
    accountId,
    JSON.stringify(body),
  ])
}

export interface NewLine {
  /** In whose books it stands; null: the platform's own. */
  accountId: string | null
  body: BalanceTransactionBody
  /** The automatic payout it belongs to from the start. */
  payout?: string | null
}

export async function insertLines(tx: Queries, platform: string, lines: NewLine[]): Promise<void> {
  await tx.query(
    `INSERT INTO balance_transaction (id, platform, account_id, body, payout)
     SELECT id, $1, account_id, body, payout FROM unnest($2::text[], $3::text[], $4::jsonb[], $5::text[])
       WITH ORDINALITY line (id, account_id, body, payout, place) ORDER BY place`,
    [
      platform,
      lines.map(({ body }) => body.id),
      lines.map(({ accountId }) => accountId),
      lines.map(({ body }) => JSON.stringify(body)),
      lines.map(({ payout = null }) => payout),
    ],
  )
}

export async function updateMoney<K extends Kind>(tx: Queries, kind: K, body: Kinds[K]): Promise<void> {
  await tx.query(`UPDATE ${kind} SET body = $2 WHERE id = $1`, [body.id, JSON.stringify(body)])
}

export async function findMoney<K extends Kind>(
  tx: Queries,
  kind: K,
  platform: string,
  id: string,
): Promise<Kinds[K] | null> {
  return (await firstOf<K>(tx, `SELECT body FROM ${kind} WHERE id = $1 AND platform = $2`, [id, platform])) ?? null
}

/** Searches one account's books; null for the platform's own. */
export async function findMoneyOf<K extends KindInBooks>(
  tx: Queries,
  kind: K,
  platform: string,
  accountId: string | null,
  id: string,
): Promise<Kinds[K] | null> {
  const sql = `SELECT body FROM ${kind} WHERE id = $1 AND platform = $2 AND account_id IS NOT DISTINCT FROM $3`
  return (await firstOf<K>(tx, sql, [id, platform, accountId])) ?? null
}

/** Locks the row until the transaction ends. */
export async function findMoneyToChange<K extends Kind>(
  tx: Queries,
  kind: K,
  platform: string,
  id: string,
): Promise<Kinds[K] | null> {
  const lock = `SELECT body FROM ${kind} WHERE id = $1 AND platform = $2 FOR UPDATE`
  return (await firstOf<K>(tx, lock, [id, platform])) ?? null
}

async function firstOf<K extends Kind>(tx: Queries, sql: string, values: unknown[]): Promise<Kinds[K] | undefined> {
  const { rows } = await tx.query<{ body: Kinds[K] }>(sql, values)
  return rows[0]?.body
}

/** A charge in the books of the platform or one account; null for another's. */
export async function findChargeToChange(
  tx: Queries,
  platform: string,
  id: string,
  accountId: string | null = null,
): Promise<ChargeBody | null> {
  const { rows } = await tx.query<{ body: ChargeBody }>(
    'SELECT body FROM charge WHERE id = $1 AND platform = $2 AND account_id IS NOT DISTINCT FROM $3 FOR UPDATE',
    [id, platform, accountId],
  )
  return rows[0]?.body ?? null
}

/** The platform of a payment, charge, refund, dispute or payout; null for none. */
export async function findPlatformOf(db: Queries, id: string): Promise<string | null> {
  const { rows } = await db.query<{ platform: string }>(
    `SELECT platform FROM payment_intent WHERE id = $1 UNION ALL SELECT platform FROM charge WHERE id = $1
     UNION ALL SELECT platform FROM refund WHERE id = $1 UNION ALL SELECT platform FROM dispute WHERE id = $1
     UNION ALL SELECT platform FROM payout WHERE id = $1`,
    [id],
  )
  return rows[0]?.platform ?? null
}

/** What settles, or what a bank answers, later. */
type Settling = 'charge' | 'refund' | 'dispute' | 'payout'

/** @param at when that is; null: no more */
export async function settleAt(tx: Queries, kind: Settling, id: string, at: number | null): Promise<void> {
  await tx.query(`UPDATE ${kind} SET settles_at = $2 WHERE id = $1`, [id, at])
}

/** Due ids, in order. */
export async function idsToSettle(
  db: Queries,
  kind: Settling,
  now: number,
  platform: string | null,
): Promise<string[]> {
  const due = `SELECT id FROM ${kind} WHERE settles_at <= $1 AND ($2::text IS NULL OR platform = $2) ORDER BY settles_at, seq`
  return (await db.query<{ id: string }>(due, [now, platform])).rows.map(({ id }) => id)
}

/** True while its time is ahead. The row is locked. */
export async function isSettling(tx: Queries, kind: Settling, id: string): Promise<boolean> {
  const { rows } = await tx.query(`SELECT 1 FROM ${kind} WHERE id = $1 AND settles_at IS NOT NULL`, [id])
  return rows.length > 0
}

/** Payments of all platforms, newest first, 50 at most. */
export async function paymentsBefore(db: Queries, id: string | null): Promise<IntentBody[]> {
  const { rows } = await db.query<{ body: IntentBody }>(
    `SELECT body FROM payment_intent
     WHERE $1::text IS NULL OR seq < (SELECT seq FROM payment_intent WHERE id = $1) ORDER BY seq DESC LIMIT 50`,
    [id],
  )
  return rows.map(({ body }) => body)
}

/** The total transferred from a charge in minor units, reversals not deducted. */
export async function transferredFrom(tx: Queries, charge: string): Promise<number> {
  const { rows } = await tx.query<{ sent: number }>(
    `SELECT coalesce(sum((body->>'amount')::bigint), 0)::bigint AS sent FROM transfer
     WHERE body->>'source_transaction' = $1`,
    [charge],
  )
  return rows[0]?.sent ?? 0
}

/** A charge's refunds, newest first. */
export async function refundsOf(db: Queries, charge: string): Promise<RefundBody[]> {
  const { rows } = await db.query<{ body: RefundBody }>(
    "SELECT body FROM refund WHERE body->>'charge' = $1 ORDER BY seq DESC",
    [charge],
  )
  return rows.map(({ body }) => body)
}
