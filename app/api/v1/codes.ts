import type { ChargeState } from '@/lib/payouts/charge-store'
import type { Freshness } from '@/lib/payouts/freshness'
import type { GateRefusal } from '@/lib/payouts/gate'
import type { CollectRefusal } from '@/lib/payouts/provider'
import type { Change } from '@/lib/payouts/services/change'
import type { State } from '@/lib/payouts/state'

// Every code this door answers with. They stay: services branch on them.

/** Each problem by its name, with its status; its two sentences are in the catalogue. */
export const statuses = {
  'broken-json': 400,
  'broken-address': 400,
  'broken-idempotency-key': 400,
  'no-key': 401,
  'unknown-key': 401,
  'missing-scope': 403,
  'no-such-address': 404,
  'no-such-charge': 404,
  'no-such-coach': 404,
  'other-method': 405,
  'reference-used': 409,
  'coach-cannot-be-paid': 409,
  declined: 409,
  'beyond-the-end': 410,
  'too-large': 413,
  'not-json': 415,
  compressed: 415,
  invalid: 422,
  'idempotency-key-used': 422,
  'too-often': 429,
  'unknown-method': 501,
  away: 503,
} as const

export type ProblemName = keyof typeof statuses

export const typeOf = <Name extends ProblemName>(name: Name) => `urn:greenlight:problem:${name}` as const

export const problemNames = Object.keys(statuses) as ProblemName[]
export const problemTypes = problemNames.map(typeOf)

/** Why the gate refused a charge. */
export const refusals = [
  'on-hold',
  'no-account',
  'payouts-off',
  'access-lost',
  'rejected',
  'other-platform',
  'could-not-confirm',
  'other-currency',
] as const satisfies readonly GateRefusal[]

/** Why Stripe declined one that the gate had admitted. */
export const declines = [
  'transfers-off',
  'region',
  'agreement',
  'amount-too-small',
  'amount-too-large',
  'account-gone',
  'reference-used',
  'never-made',
  'other',
] as const satisfies readonly CollectRefusal[]

export const chargeStates = [
  'asked',
  'open',
  'processing',
  'paid',
  'canceled',
  'declined',
] as const satisfies readonly ChargeState[]

export const states = [
  'not-started',
  'closed',
  'rejected',
  'ready-due',
  'ready-checking',
  'ready-transfers-off',
  'ready',
  'unfinished',
  'paused',
  'needs-you',
  'in-review',
  'off',
] as const satisfies readonly State[]

export const freshness = ['fresh', 'checking', 'unconfirmed'] as const satisfies readonly Freshness['kind'][]

export const changeKinds = [
  'account-opened',
  'state-changed',
  'coach-held',
  'coach-released',
] as const satisfies readonly Change['kind'][]

/** Does not compile while one of the domain's own words is missing above. */
type Whole<Word extends string, Words extends readonly string[]> = Word extends Words[number] ? true : false
true satisfies Whole<State, typeof states>
true satisfies Whole<GateRefusal, typeof refusals>
true satisfies Whole<CollectRefusal, typeof declines>
true satisfies Whole<ChargeState, typeof chargeStates>
true satisfies Whole<Change['kind'], typeof changeKinds>
true satisfies Whole<Freshness['kind'], typeof freshness>
