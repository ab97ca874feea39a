import type { ClientBase } from 'pg'
import { type Exclusion, type ExclusionRefusal, erasedName, exclusionsBefore } from '@/lib/payouts/vocabulary/exclusion'
import type { AccountId, AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { becomesFormer } from '../accounts/former-account'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { type Sql, sql } from '../sql/sql'
import { findMovingMoney } from './moving-money'

type Tx = Pick<ClientBase, 'query'>

/**
 * What is personal goes; payments, payouts, refunds and decisions stay, which hold the coach's id alone. The account
 * becomes a former one, so that what Stripe still says of it is recorded and fetches nothing.
 */
export async function erase(tx: Tx, coachId: CoachId, adminId: AdminId): Promise<'erased' | ExclusionRefusal | null> {
  const account = await findAccount(tx, coachId)
  // Before the coach, in the order that storing a snapshot locks them.
  await tx.query(sql`SELECT FROM account_counter WHERE stripe_account_id = ${account} FOR UPDATE`)
  const coach = await lockCoach(tx, coachId)
  if (coach === undefined || coach.exclusion === 'erased') return null
  const refusal = await refusalOf(tx, coachId, coach, account)
  if (refusal !== null) return refusal
  const by = { kind: 'admin', id: adminId } as const
  for (const step of [
    sql`DELETE FROM verification_token WHERE identifier = ${coach.email}
      OR identifier IN (SELECT was FROM former_email WHERE coach_id = ${coachId})`,
    sql`UPDATE coach SET exclusion = 'erased', excluded_at = now(), excluded_by = ${adminId}, name = ${erasedName},
        email = lower(id COLLATE "C") || '@erased.invalid', reference = NULL, user_id = NULL
      WHERE id = ${coachId}`,
    sql`DELETE FROM "user" WHERE id = ${coach.user_id}`,
    sql`SELECT forget_erased_coach(${coachId})`,
    sql`DELETE FROM staff_email_change WHERE coach_id = ${coachId}`,
    sql`DELETE FROM refused_address WHERE coach_id = ${coachId}`,
    sql`DELETE FROM reminder_choice WHERE coach_id = ${coachId}`,
    sql`DELETE FROM refused_payment WHERE coach_id = ${coachId}`,
    sql`UPDATE payout_setup SET prefill = NULL WHERE coach_id = ${coachId}`,
    sql`WITH ${becomesFormer(sql`coach_id = ${coachId}`)} SELECT FROM account`,
    sql`UPDATE payout SET bank_last4 = NULL
      WHERE stripe_account_id IN (SELECT stripe_account_id FROM former_account WHERE coach_id = ${coachId})`,
    // Staff may have searched for the coach. After 90 days nothing says for which batch.
    sql`UPDATE batch SET filter = regexp_replace(filter, '(^|&)search=[^&]*', '') WHERE filter ~ '(^|&)search='`,
    insertDecision(toDecisionColumns({ kind: 'coach-excluded', coachId, by, as: 'erased' })),
  ] satisfies Sql[])
    await tx.query(step)
  return 'erased'
}

async function findAccount(tx: Tx, coachId: CoachId): Promise<AccountId | null> {
  const { rows } = await tx.query<{ id: AccountId }>(sql`
    SELECT stripe_account_id AS id FROM payout_account WHERE coach_id = ${coachId}`)
  return rows[0]?.id ?? null
}

interface CoachRow {
  exclusion: Exclusion | null
  email: string
  user_id: string | null
}

async function lockCoach(tx: Tx, coachId: CoachId): Promise<CoachRow | undefined> {
  const { rows } = await tx.query<CoachRow>(sql`
    SELECT exclusion, email, user_id FROM coach WHERE id = ${coachId} FOR UPDATE`)
  return rows[0]
}

async function refusalOf(
  tx: Tx,
  coachId: CoachId,
  { exclusion, user_id }: CoachRow,
  locked: AccountId | null,
): Promise<ExclusionRefusal | null> {
  if (!exclusionsBefore.erased.includes(exclusion)) return 'excluded-otherwise'
  const { rows } = await tx.query<{ staff: boolean; closing: boolean }>(sql`
    SELECT EXISTS (SELECT FROM admin WHERE user_id = ${user_id})
        OR EXISTS (SELECT FROM admin_revocation WHERE user_id = ${user_id}) AS staff,
      EXISTS (SELECT FROM account_closing WHERE coach_id = ${coachId}) AS closing`)
  if (rows[0]?.staff === true) return 'staff'
  if (rows[0]?.closing === true || (await findAccount(tx, coachId)) !== locked) return 'closing'
  return findMovingMoney(tx, coachId)
}
