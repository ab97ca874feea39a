import { z } from 'zod'
import type { Cause, Failure, PayoutAccount, Snapshot, Stop, Transfers } from '@/lib/payouts/account'
import type { AccountId, CoachId, WordKey } from '@/lib/payouts/ids'
import type { Requirement } from '@/lib/payouts/requirement'

/** A payout account with its counter, as PostgreSQL gives them; numbers of 64 bits come as text. */
export interface AccountRow {
  coach_id: string
  stripe_account_id: string
  platform_account_id: string
  livemode: boolean
  country: string
  currency: string
  charges_enabled: boolean
  payouts_enabled: boolean
  details_submitted: boolean
  transfers: string
  stop: unknown
  requirements: unknown
  deadline: Date | null
  access_lost_at: Date | null
  checked_at: Date
  age_seconds: number
  checked_by: string
  notified: string
  fetched: string
  failures: number
  last_failure: string | null
}

/** Throws when the stored stop or requirements do not have our shape. */
export function toPayoutAccount(row: AccountRow): PayoutAccount {
  return {
    coachId: row.coach_id as CoachId,
    accountId: row.stripe_account_id as AccountId,
    platform: { accountId: row.platform_account_id as AccountId, live: row.livemode },
    snapshot: toSnapshot(row),
    accessLostAt: row.access_lost_at,
    checkedAt: row.checked_at,
    ageSeconds: row.age_seconds,
    checkedBy: row.checked_by as Cause,
    notified: Number(row.notified),
    fetched: Number(row.fetched),
    failures: row.failures,
    lastFailure: row.last_failure as Failure | null,
  }
}

export function toSnapshot(row: Omit<AccountRow, 'age_seconds'>): Snapshot {
  return {
    payoutsEnabled: row.payouts_enabled,
    chargesEnabled: row.charges_enabled,
    submitted: row.details_submitted,
    transfers: row.transfers as Transfers,
    stop: stop.nullable().parse(row.stop),
    requirements: requirements.parse(row.requirements),
    deadline: row.deadline,
    country: row.country,
    currency: row.currency,
  }
}

const word = z.string().transform((key) => key as WordKey)

const stop: z.ZodType<Stop> = z.object({
  kind: z.enum(['overdue', 'checking', 'review', 'paused', 'rejected', 'setting', 'other']),
  code: z.string(),
  word,
})

const requirements: z.ZodType<Requirement[]> = z.array(
  z.object({
    word,
    topic: word,
    bucket: z.enum(['overdue', 'due', 'later', 'review']),
    dueBy: z.coerce.date().nullable(),
    error: word.nullable(),
  }),
)
