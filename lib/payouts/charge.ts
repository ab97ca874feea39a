import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import type { KeptCharge } from './charge-store'
import type { Evidence } from './decision'
import type { Clock, Log, Pace, Patience } from './doors'
import { findPlatform } from './find-platform'
import { isStale } from './freshness'
import { type GateRefusal, gateRefusals } from './gate'
import type { CoachId } from './ids'
import { type CurrencyRule, type FeePolicy, feeOf, type MoneyFault, moneyFault } from './money'
import { patienceOf } from './patience'
import type { CollectAnswer, CollectRefusal, Payment, Provider } from './provider'
import { referenceGrammar } from './reference'
import { reread } from './reread'
import type { Store } from './store'

export interface ChargeRequest {
  coachId: CoachId
  /** Minor units of the currency, a whole number above zero. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  /** The caller's own id for this charge. Sent again, it is the same charge. */
  reference: string
}

export type ChargeAnswer =
  | { kind: 'collected'; payment: Payment }
  | { kind: 'invalid'; fault: MoneyFault | 'reference' }
  | { kind: 'no-such-coach' }
  /** The reference names another charge: for another coach, amount or currency. */
  | { kind: 'reference-used' }
  /** Our gate said no. */
  | { kind: 'refused'; reasons: GateRefusal[] }
  /** The provider said no after our gate said yes. */
  | { kind: 'declined'; reason: CollectRefusal }
  /** Nothing is known; the same reference may be sent again. */
  | { kind: 'away' }

export interface ChargeDoors {
  store: Store
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
  /** What the provider says of charges in a currency. */
  currencyRule(currency: string): CurrencyRule
  feePolicy: FeePolicy
  /** Seconds after which the gate asks the provider again. */
  maxAgeSeconds: number
}

const machine = { kind: 'machine' } as const

/**
 * Takes money for a coach, through the gate and no other way; every answer is on record before and after. The same
 * reference is never charged twice, however often, by whomever and how much later it is sent again.
 */
export async function charge(doors: ChargeDoors, request: ChargeRequest): Promise<ChargeAnswer> {
  const { coachId, amount, currency, reference } = request
  const { store, currencyRule, feePolicy } = doors
  const fault = referenceGrammar.test(reference) ? moneyFault(amount, currency, currencyRule, feePolicy) : 'reference'
  if (fault !== null) return { kind: 'invalid', fault }
  if ((await store.findCoach(coachId)) === null) return { kind: 'no-such-coach' }

  const known = await store.findCharge(reference)
  if (known !== null && !isFor(request, known)) return { kind: 'reference-used' }
  if (known !== null && known.state !== 'asked') return answerOf(known)

  const patience = patienceOf('gate', doors.clock)
  const platform = await findPlatform(doors, patience)
  const { account, isConfirmed } = await confirm(doors, coachId, platform, patience)
  // Looked up last, so that a hold counts that began while the provider was asked.
  const isHeld = (await doors.store.findHold(coachId)) !== null
  const reasons = gateRefusals(account, { platform, isConfirmed, currency, isHeld })
  const facts = { amount, currency, reference, fee: feeOf(amount, currency, currencyRule(currency), feePolicy) }
  const evidence = evidenceOf(account)
  if (account === null || platform === null || reasons.length > 0) {
    const accountId = account?.accountId ?? null
    await store.record({ kind: 'charge-refused', coachId, accountId, by: machine, charge: facts, evidence, reasons })
    return { kind: 'refused', reasons }
  }
  const { accountId } = account
  const admitted = known ?? (await store.admitCharge({ coachId, accountId, platform, facts, evidence }))
  // Somebody else may have sent the reference at the same moment.
  return isFor(request, admitted) ? collect(doors, admitted) : { kind: 'reference-used' }
}

function isFor({ coachId, amount, currency }: ChargeRequest, charge: KeptCharge): boolean {
  return charge.coachId === coachId && charge.facts.amount === amount && charge.facts.currency === currency
}

function answerOf({ state, paymentId, refusal }: KeptCharge): ChargeAnswer {
  if (state === 'asked') return { kind: 'away' }
  if (state === 'declined' || paymentId === null) return { kind: 'declined', reason: refusal ?? 'other' }
  return { kind: 'collected', payment: { paymentId, state } }
}

/** The account as it stands, read again first when its snapshot is stale. */
async function confirm(
  doors: ChargeDoors,
  coachId: CoachId,
  platform: Platform | null,
  patience: Patience,
): Promise<{ account: PayoutAccount | null; isConfirmed: boolean }> {
  const account = await doors.store.findAccount(coachId)
  if (account === null || platform === null || !isMadeUnder(account, platform)) return { account, isConfirmed: true }
  if (!isStale(account, doors.maxAgeSeconds)) return { account, isConfirmed: true }
  const answer = await reread(doors, account, 'gate', machine, patience)
  return { account: await doors.store.findAccount(coachId), isConfirmed: answer.kind === 'kept' }
}

async function collect(doors: ChargeDoors, admitted: KeptCharge): Promise<ChargeAnswer> {
  const { charge, answer } = await askOnce(doors, admitted)
  const { coachId, accountId, facts } = charge
  if (answer.kind === 'away') {
    const outcome = { kind: 'charge-outcome', outcome: 'away', paymentId: null } as const
    await doors.store.record({ ...outcome, coachId, accountId, by: machine, charge: facts })
    doors.log.error('a charge got no answer', { coachId, failure: answer.failure, cause: answer.cause })
    return { kind: 'away' }
  }
  await doors.store.keepOutcome(charge, answer)
  if (answer.kind === 'collected') return answer
  doors.log.warn('the provider refused a charge the gate had admitted', { coachId, code: answer.code })
  return { kind: 'declined', reason: answer.reason }
}

/** The provider knows an attempt for a day at least; a little less is sure. */
const attemptSeconds = 23 * 3600

/** Asks the provider to take the money; when it may have forgotten the attempt, only after a look for what came of it. */
async function askOnce(
  { provider, store, clock }: ChargeDoors,
  admitted: KeptCharge,
): Promise<{ charge: KeptCharge; answer: CollectAnswer }> {
  const { facts, admittedAt, ageSeconds } = admitted
  let charge = admitted
  if (ageSeconds > attemptSeconds) {
    const found = await provider.findPayment(facts.reference, admittedAt, patienceOf('person', clock))
    if (found.kind === 'away') return { charge, answer: found }
    if (found.kind === 'found') return { charge, answer: { kind: 'collected', payment: found.payment } }
    charge = await store.nextAttempt(admitted)
  }
  const { coachId, accountId, attempt } = charge
  return { charge, answer: await provider.collect({ coachId, accountId, attempt, ...facts }) }
}

function evidenceOf(account: PayoutAccount | null): Evidence {
  return {
    payoutsEnabled: account?.snapshot.payoutsEnabled ?? null,
    chargesEnabled: account?.snapshot.chargesEnabled ?? null,
    transfers: account?.snapshot.transfers ?? null,
    generation: account?.fetched ?? null,
    ageSeconds: account === null ? null : Math.floor(account.ageSeconds),
  }
}
