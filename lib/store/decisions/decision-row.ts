import { z } from 'zod'
import type { DecidedBy, RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import { linkKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { staffReminderKinds } from '@/lib/payouts/vocabulary/email-kind'
import { exclusions } from '@/lib/payouts/vocabulary/exclusion'
import type { AccountId, CoachId, HelpMessageId, NoteId } from '@/lib/payouts/vocabulary/ids'
import { keyScopes } from '@/lib/payouts/vocabulary/key-scope'
import { holdReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import { payoutFailures } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import { toCause, toDecider } from '../sql/stored-words'

/** Numbers of 64 bits arrive as text. */
export interface DecisionRow {
  id: string
  at: Date
  kind: string
  coach_id: string | null
  stripe_account_id: string | null
  by_kind: string
  by_id: string | null
  from_state: string | null
  to_state: string | null
  generation: string | null
  facts: Record<string, unknown>
}

/** Throws for a stored decision of unknown shape. */
export function toRecordedDecision(row: DecisionRow): RecordedDecision {
  return recordedDecision.parse({
    ...row.facts,
    id: row.id,
    at: row.at,
    kind: row.kind,
    coachId: row.coach_id,
    accountId: row.stripe_account_id,
    by: row.by_kind === 'machine' ? { kind: 'machine' } : { kind: toDecider(row.by_kind), id: row.by_id },
    from: row.from_state,
    to: row.to_state,
    generation: row.generation === null ? null : Number(row.generation),
  })
}

const coachId = z.string().transform((id) => id as CoachId)
const accountId = z.string().transform((id) => id as AccountId)
const state = z.string().transform((word) => word as State)
const message = z.string().transform((id) => id as HelpMessageId)
const note = z.string().transform((id) => id as NoteId)
const cause = z.string().transform(toCause)

const by: z.ZodType<DecidedBy> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('coach'), id: z.string() }),
  z.object({ kind: z.literal('admin'), id: z.string() }),
  z.object({ kind: z.literal('api-client'), id: z.string() }),
  z.object({ kind: z.literal('machine') }),
])

const charge = z.object({
  amount: z.number(),
  currency: z.string(),
  reference: z.string(),
  fee: z.number().optional(),
})

const refund = z.object({
  id: z.string(),
  reference: z.string(),
  amount: z.number(),
  currency: z.string(),
  takesBack: z.boolean(),
})

const payout = z.object({
  id: z.string(),
  amount: z.number(),
  currency: z.string(),
  failure: z.enum(payoutFailures),
})

const evidence = z.object({
  payoutsEnabled: z.boolean().nullable(),
  chargesEnabled: z.boolean().nullable(),
  transfers: z.string().nullable(),
  generation: z.number().nullable(),
  ageSeconds: z.number().nullable(),
})

const refused = { reason: z.string(), code: z.string().nullable(), sentence: z.string().nullable() }

const said = z.object({ code: z.string(), sentence: z.string().nullable() })

const recorded = z.object({ id: z.string(), at: z.date(), by })
const ofCoach = recorded.extend({ coachId })
const ofAccount = ofCoach.extend({ accountId })

const recordedDecision: z.ZodType<RecordedDecision> = z.discriminatedUnion('kind', [
  ofCoach.extend({
    kind: z.enum([
      ...([
        'coach-added',
        'coach-renamed',
        'reference-changed',
        'email-change-asked',
        'email-change-dropped',
        'email-corrected',
        'coach-invited',
        'reminders-stopped',
        'reminders-resumed',
        'email-refused',
      ] as const),
    ]),
  }),
  ofCoach.extend({ kind: z.literal('coach-reminded'), email: z.enum(staffReminderKinds) }),
  ofCoach.extend({ kind: z.literal('note-added'), note }),
  ofCoach.extend({ kind: z.literal('coach-excluded'), as: z.enum(exclusions) }),
  ofCoach.extend({ kind: z.literal('coach-readmitted'), was: z.enum(exclusions) }),
  recorded.extend({ kind: z.literal('email-changed'), userId: z.string(), coachId: coachId.nullable() }),
  ofCoach.extend({ kind: z.enum(['coach-held', 'coach-released']), reason: z.enum(holdReasons) }),
  ofAccount.extend({
    kind: z.literal('account-opened'),
    to: state,
    attempt: z.number(),
    adopted: z.boolean(),
    country: z.string(),
  }),
  ofAccount.extend({
    kind: z.literal('account-closed'),
    from: state,
    to: state,
    country: z.string(),
    submitted: z.boolean(),
  }),
  ofAccount.extend({ kind: z.literal('account-not-closed'), ...refused }),
  ofAccount.extend({ kind: z.literal('payout-failed'), payout }),
  ofCoach.extend({ kind: z.literal('help-asked'), accountId: accountId.nullable(), state, message }),
  ofCoach.extend({ kind: z.literal('set-up-refused'), country: z.string(), ...refused }),
  ofAccount.extend({ kind: z.literal('link-refused'), link: z.enum(linkKinds), ...refused }),
  ofAccount.extend({ kind: z.literal('link-handed-out'), link: z.enum(linkKinds) }),
  ofAccount.extend({
    kind: z.literal('state-changed'),
    cause,
    from: state,
    to: state,
    generation: z.number(),
    payoutsEnabled: z.boolean(),
    chargesEnabled: z.boolean(),
    reason: z.string().nullable(),
  }),
  ofAccount.extend({ kind: z.literal('charge-admitted'), charge, evidence }),
  ofCoach.extend({
    kind: z.literal('charge-refused'),
    accountId: accountId.nullable(),
    charge,
    evidence,
    reasons: z.array(z.string()),
  }),
  ofAccount.extend({
    kind: z.literal('charge-outcome'),
    charge,
    outcome: z.string(),
    paymentId: z.string().nullable(),
    reasons: z.array(z.string()).optional(),
    said: said.optional(),
  }),
  ofAccount.extend({ kind: z.literal('refund-asked'), refund }),
  ofAccount.extend({ kind: z.literal('refund-outcome'), refund, outcome: z.string(), said: said.optional() }),
  recorded.extend({
    kind: z.enum(['key-made', 'key-revoked']),
    keyId: z.string(),
    scopes: z.array(z.enum(keyScopes)),
  }),
  recorded.extend({
    kind: z.literal('role-changed'),
    userId: z.string(),
    role: z.literal('admin'),
    granted: z.boolean(),
  }),
  recorded.extend({ kind: z.literal('identity-changed'), was: z.string(), is: z.string(), isCopy: z.boolean() }),
])
