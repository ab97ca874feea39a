import { z } from 'zod'
import type { PayoutAccount, Snapshot, Stop } from '@/lib/payouts/accounts/account'
import type { ListedRequirement, Requirement } from '@/lib/payouts/accounts/requirement'
import { buckets } from '@/lib/payouts/vocabulary/accounts/bucket'
import { stopKinds } from '@/lib/payouts/vocabulary/accounts/stop-kind'
import type { Transfers } from '@/lib/payouts/vocabulary/accounts/transfers'
import type { Failure } from '@/lib/payouts/vocabulary/failure'
import type { AccountId, CoachId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { toCause } from '../sql/stored-words'

/** Numbers of 64 bits arrive as text. */
export interface AccountRow {
  coach_id: CoachId
  stripe_account_id: AccountId
  platform_account_id: AccountId
  livemode: boolean
  country: string
  currency: string
  charges_enabled: boolean
  payouts_enabled: boolean
  details_submitted: boolean
  transfers: string
  stop: unknown
  requirements: unknown
  listed: unknown
  deadline: Date | null
  access_lost_at: Date | null
  checked_at: Date
  age_seconds: number
  checked_by: string
  notified: string
  fetched: string
  failures: number
  last_failure: string | null
  is_closing: boolean
}

/** Throws when the stored stop or requirements have a wrong shape. */
export function toPayoutAccount(row: AccountRow): PayoutAccount {
  return {
    coachId: row.coach_id,
    accountId: row.stripe_account_id,
    platform: { accountId: row.platform_account_id, live: row.livemode },
    snapshot: row.is_closing ? unpayable(toSnapshot(row)) : toSnapshot(row),
    isClosing: row.is_closing,
    accessLostAt: row.access_lost_at,
    checkedAt: row.checked_at,
    ageSeconds: row.age_seconds,
    checkedBy: toCause(row.checked_by),
    notified: Number(row.notified),
    fetched: Number(row.fetched),
    failures: row.failures,
    lastFailure: row.last_failure as Failure | null,
  }
}

/** Whatever the provider says meanwhile, for page and gate alike. */
function unpayable(snapshot: Snapshot): Snapshot {
  return { ...snapshot, payoutsEnabled: false, chargesEnabled: false }
}

export function toSnapshot(row: Omit<AccountRow, 'age_seconds' | 'is_closing'>): Snapshot {
  return {
    payoutsEnabled: row.payouts_enabled,
    chargesEnabled: row.charges_enabled,
    submitted: row.details_submitted,
    transfers: row.transfers as Transfers,
    stop: stop.nullable().parse(row.stop),
    requirements: requirements.parse(row.requirements),
    listed: listed.nullable().parse(row.listed),
    deadline: row.deadline,
    country: row.country,
    currency: row.currency,
  }
}

const word = z.string().transform((key) => key as WordKey)

const stop: z.ZodType<Stop> = z.object({
  kind: z.enum(stopKinds),
  code: z.string(),
  word,
})

const bucket = z.enum(buckets)

const requirements: z.ZodType<Requirement[]> = z.array(
  z.object({
    word,
    topic: word,
    bucket,
    dueBy: z.coerce.date().nullable(),
    error: word.nullable(),
    isForPlatform: z.literal(true).optional(),
  }),
)

const listed: z.ZodType<ListedRequirement[]> = z.array(
  z.object({
    key: z.string(),
    list: z.string(),
    word,
    bucket,
    dueBy: z.coerce.date().nullable(),
    error: z.object({ code: z.string(), sentence: z.string(), word }).nullable(),
    isForPlatform: z.literal(true).optional(),
  }),
)
