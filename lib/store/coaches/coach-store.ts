import { randomUUID } from 'node:crypto'
import type { Coach } from '@/lib/payouts/coaches/coach'
import type { CoachStore, StoredStatus } from '@/lib/payouts/ports/store'
import type { CoachId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { type AccountRow, toPayoutAccount } from '../accounts/account-row'
import type { Database } from '../database'
import { insertDecision, toDecisionColumns } from '../decisions/decision-columns'
import { sql } from '../sql/sql'
import { editCoach, findEdits, renameCoach } from './edit-coach'

export function createCoachStore({ pool, prisma }: Database): CoachStore {
  return {
    async findCoach(coachId) {
      const isThere = { OR: [{ exclusion: null }, { exclusion: { not: 'erased' } }] }
      const row = await prisma.coach.findFirst({ where: { id: coachId, ...isThere }, select: coachColumns })
      return row === null ? null : toCoach(row)
    },

    async findCoachByReference(reference) {
      const row = await prisma.coach.findUnique({ where: { reference }, select: coachColumns })
      return row === null ? null : toCoach(row)
    },

    async nameCoach(coachId, name) {
      await prisma.coach.updateMany({ where: { id: coachId, name: null }, data: { name } })
    },

    renameCoach: (coachId, name, seen, by) => renameCoach(pool, coachId, name, seen, by),

    editCoach: (coachId, edit, seen, by) => editCoach(pool, coachId, edit, seen, by),

    findEdits: (coachId, decisionIds) => findEdits(pool, coachId, decisionIds),

    async formerEmails(coachId) {
      const rows = await prisma.formerEmail.findMany({
        where: { coachId },
        select: { was: true },
        orderBy: { id: 'desc' },
        take: 5,
      })
      return rows.map(({ was }) => was)
    },

    async findCoachByEmail(email) {
      const row = await prisma.coach.findUnique({ where: { email: email.toLowerCase() }, select: coachColumns })
      return row === null ? null : toCoach(row)
    },

    async addCoach({ id: coachId = randomUUID() as CoachId, email, name, reference, by }) {
      const decided = insertDecision(toDecisionColumns({ kind: 'coach-added', coachId, by }))
      const { rowCount } = await pool.query(sql`
        WITH added AS (
          INSERT INTO coach (id, email, name, reference)
          VALUES (${coachId}, ${email.toLowerCase()}, ${name}, ${reference})
          ON CONFLICT DO NOTHING
          RETURNING id
        )
        ${decided} FROM added`)
      return rowCount === 1 ? coachId : null
    },

    async findAskedSince(coachId) {
      const { rows } = await pool.query<{ asked_since: Record<string, string> }>(sql`
        SELECT asked_since FROM payout_account WHERE coach_id = ${coachId}`)
      const since = rows[0]?.asked_since ?? {}
      return new Map(Object.entries(since).map(([word, at]) => [word as WordKey, new Date(at)]))
    },

    async findAccount(coachId) {
      const { rows } = await pool.query<AccountRow>(sql`
        SELECT ${accountColumns} FROM payout_account account ${withCounter} WHERE account.coach_id = ${coachId}`)
      const [row] = rows
      return row === undefined ? null : toPayoutAccount(row)
    },

    async findStatus(coachId) {
      const { rows } = await pool.query<StatusRow>(sql`
        SELECT coach.id, coach.email, coach.name, coach.reference, coach.created_at, ${accountColumns},
          EXISTS (SELECT FROM hold WHERE hold.coach_id = coach.id) AS is_held,
          balance.kept || CASE WHEN balance.failures > 0 THEN 'x' ELSE '' END AS balance_mark
        FROM coach
        LEFT JOIN payout_account account ON account.coach_id = coach.id ${withCounter}
        LEFT JOIN account_balance balance ON balance.stripe_account_id = account.stripe_account_id
        WHERE coach.id = ${coachId}`)
      const [row] = rows
      return row === undefined ? null : toStatus(row)
    },
  }
}

const accountColumns = sql`
  account.coach_id, account.stripe_account_id, account.platform_account_id, account.livemode,
  account.country, account.currency, account.charges_enabled, account.payouts_enabled,
  account.details_submitted, account.transfers, account.stop, account.requirements, account.listed, account.deadline,
  account.access_lost_at, account.checked_at, account.checked_by,
  extract(epoch FROM now() - account.checked_at)::float AS age_seconds,
  coalesce(counter.notified, 0) AS notified, coalesce(counter.fetched, 0) AS fetched,
  coalesce(counter.failures, 0) AS failures, counter.last_failure,
  EXISTS (SELECT FROM account_closing closing WHERE closing.stripe_account_id = account.stripe_account_id) AS is_closing`

const withCounter = sql`LEFT JOIN account_counter counter ON counter.stripe_account_id = account.stripe_account_id`

type StatusRow = (AccountRow | { stripe_account_id: null }) & {
  id: CoachId
  email: string
  name: string | null
  reference: string | null
  created_at: Date
  is_held: boolean
  balance_mark: string | null
}

function toStatus(row: StatusRow): StoredStatus {
  const { id, email, name, reference, created_at: createdAt, is_held: isHeld, balance_mark: balanceMark } = row
  return {
    coach: { id, email, name, reference, createdAt },
    account: row.stripe_account_id === null ? null : toPayoutAccount(row),
    isHeld,
    balanceMark: balanceMark ?? '',
  }
}

const coachColumns = { id: true, email: true, name: true, reference: true, createdAt: true } as const

function toCoach(row: Omit<Coach, 'id'> & { id: string }): Coach {
  return { ...row, id: row.id as CoachId }
}
