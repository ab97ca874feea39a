import type { PoolClient } from 'pg'
import type { ListedAccount } from '@/lib/payouts/ports/provider'
import type {
  Found,
  FoundAccounts,
  FoundMovements,
  FoundPayments,
  Page,
} from '@/lib/payouts/ports/reconciliation-store'
import { ofPlatform } from '../accounts/of-platform'
import { waitingSince } from '../accounts/waiting-since'
import { insertConflicts } from '../installation/conflict-store'
import { json, sql } from '../sql/sql'

/** What a settled page does besides moving its window. */
export function keepFound(tx: PoolClient, page: Page, found: Found): Promise<void> {
  switch (found.kind) {
    case 'accounts':
      return keepAccounts(tx, page, found)
    case 'payments':
      return checkPayments(tx, page, found)
    case 'movements':
      return checkMoved(tx, page, found)
    default:
      return found satisfies never
  }
}

async function keepAccounts(
  tx: PoolClient,
  page: Page,
  { askedAt, agreeing, differing, orphans, conflicts }: FoundAccounts,
): Promise<void> {
  await tx.query(sql`
    UPDATE payout_account SET checked_at = greatest(checked_at, ${askedAt}, run.began_at), checked_by = 'sweep'
    FROM account_counter counter, reconciliation run
    WHERE run.id = ${page.runId} AND payout_account.stripe_account_id = ANY(${agreeing})
      AND counter.stripe_account_id = payout_account.stripe_account_id AND counter.fetched = counter.notified`)
  if (differing.length > 0) await raiseDiffering(tx, differing, askedAt)
  if (conflicts.length > 0) await tx.query(insertConflicts(page.platform, conflicts))
  for (const orphan of orphans) await tx.query(sighting(page, orphan, askedAt))
}

/** Locks the counters in the order of batches of webhook events, so that neither waits for the other in a circle. */
async function raiseDiffering(tx: PoolClient, differing: FoundAccounts['differing'], askedAt: Date): Promise<void> {
  const ids = differing.map(({ accountId }) => accountId)
  await tx.query(sql`
    SELECT FROM account_counter WHERE stripe_account_id = ANY(${ids})
    ORDER BY stripe_account_id FOR UPDATE`)
  await tx.query(sql`
    UPDATE account_counter SET notified = notified + 1, raised_by = 'sweep', waiting_since = ${waitingSince},
      retry_at = now() + interval '1 minute', doubted_at = now()
    FROM payout_account account, unnest(${ids}::text[],
      ${differing.map(({ generation }) => generation)}::bigint[]) AS compared (account_id, generation)
    WHERE account_counter.stripe_account_id = compared.account_id AND fetched = notified
      AND fetched = compared.generation
      AND account.stripe_account_id = compared.account_id AND account.checked_at <= ${askedAt}`)
}

function sighting({ runId }: Page, { accountId, markedCoachId, createdAt }: ListedAccount, seenAt: Date) {
  return sql`
    INSERT INTO orphan (stripe_account_id, platform_account_id, livemode, marked_coach_id, created_at, seen_at)
    SELECT ${accountId}, platform_account_id, livemode, ${markedCoachId}, ${createdAt}, greatest(${seenAt}, began_at)
    FROM reconciliation WHERE id = ${runId}
    ON CONFLICT (stripe_account_id) DO UPDATE SET seen_at = excluded.seen_at`
}

async function checkPayments(tx: PoolClient, { platform }: Page, { differing }: FoundPayments): Promise<void> {
  await tx.query(sql`
    UPDATE payment SET next_check_at = now() WHERE ${ofPlatform(platform)} AND payment_intent_id = ANY(${differing})`)
}

/** A new number, so that an earlier check does not count as this one. */
async function checkMoved(tx: PoolClient, { platform }: Page, { moved, areDisputes }: FoundMovements): Promise<void> {
  await tx.query(sql`
    UPDATE payment SET checks = checks + 1, next_check_at = now(), may_be_disputed = may_be_disputed OR ${areDisputes}
    WHERE ${ofPlatform(platform)} AND payment_intent_id IN (
      SELECT "paymentId" FROM jsonb_to_recordset(${json(moved)}) AS moved(id text, "paymentId" text)
      WHERE NOT EXISTS (SELECT FROM movement WHERE stripe_id = moved.id))`)
}
