import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import type { KeptCharge } from './charge-store'
import type { DecidedBy, Evidence } from './decision'
import type { Clock, Log, Pace, Patience } from './doors'
import { findPlatform } from './find-platform'
import { isStale } from './freshness'
import { type GateRefusal, gateRefusals } from './gate'
import type { CoachId } from './ids'
import { type CurrencyRule, type FeePolicy, feeOf, type MoneyFault, moneyFault } from './money'
import { patienceOf } from './patience'
import { findLost } from './payments/find-lost'
import { lookAt } from './payments/look'
import type { CollectAnswer, CollectRefusal, Payment, Provider } from './provider'
import { referenceGrammar } from './reference'
import { readNews, reread } from './reread'
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

export type ChargeFault = MoneyFault | 'reference'

export type ChargeAnswer =
  | { kind: 'collected'; payment: Payment }
  | { kind: 'invalid'; fault: ChargeFault }
  | { kind: 'no-such-coach' }
  /** The reference names another charge: for another coach, amount or currency, or of another platform. */
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

/** Who waits for a charge, and how long. */
export interface Caller {
  by: DecidedBy
  patience: Patience
}

const machine = { kind: 'machine' } as const

/** What is wrong with a charge whoever it is for; null: nothing. */
export function chargeFault(
  { currencyRule, feePolicy }: Pick<ChargeDoors, 'currencyRule' | 'feePolicy'>,
  { amount, currency, reference }: Omit<ChargeRequest, 'coachId'>,
): ChargeFault | null {
  return referenceGrammar.test(reference) ? moneyFault(amount, currency, currencyRule, feePolicy) : 'reference'
}

/**
 * Takes money for a coach, through the gate and no other way; every answer is on record before and after. The same
 * reference is never charged twice, however often, by whomever and how much later it is sent again; and each time it is
 * judged anew, as long as nothing was paid.
 */
export async function charge(
  doors: ChargeDoors,
  request: ChargeRequest,
  { by, patience }: Caller = { by: machine, patience: patienceOf('person', doors.clock) },
): Promise<ChargeAnswer> {
  const { coachId, amount, currency, reference } = request
  const { store, currencyRule, feePolicy, clock } = doors
  const fault = chargeFault(doors, request)
  if (fault !== null) return { kind: 'invalid', fault }
  if ((await store.findCoach(coachId)) === null) return { kind: 'no-such-coach' }

  const atGate = patienceOf('gate', clock)
  const [known, platform] = await Promise.all([store.findCharge(reference), findPlatform(doors, atGate)])
  const fee = feeOf(amount, currency, currencyRule(currency), feePolicy)
  const facts = known?.facts ?? { amount, currency, reference, fee }
  if (known !== null && platform === null) return { kind: 'away' }
  if (known !== null && platform !== null && !isFor(request, platform, known))
    return refuseReference(doors, request, by)
  if (known !== null && isFinal(known)) return answerOf(known)

  const { account, isConfirmed } = await confirm(doors, coachId, platform, atGate)
  // Looked up last, so that a hold counts that began while the provider was asked.
  const isHeld = (await store.findHold(coachId)) !== null
  const reasons = gateRefusals(account, { platform, isConfirmed, currency, isHeld })
  const evidence = evidenceOf(account)
  const refuse = async (reasons: GateRefusal[]): Promise<ChargeAnswer> => {
    const accountId = account?.accountId ?? null
    await store.record({ kind: 'charge-refused', coachId, accountId, by, charge: facts, evidence, reasons })
    const otherwise = known === null ? null : await endKnown(doors, known, { by, patience })
    return otherwise ?? { kind: 'refused', reasons }
  }
  if (account === null || platform === null || reasons.length > 0) return refuse(reasons)

  const { accountId } = account
  const admitted = known ?? (await store.admitCharge({ coachId, accountId, platform, facts, evidence, by }))
  if (admitted === null) return refuse(['on-hold'])
  // Somebody else may have sent the reference at the same moment.
  if (!isFor(request, platform, admitted)) return refuseReference(doors, request, by)
  if (admitted.state !== 'asked') return answerOf(admitted)
  return collect(doors, admitted, { by, patience })
}

function isFor({ coachId, amount, currency }: ChargeRequest, platform: Platform, charge: KeptCharge): boolean {
  const isSame = charge.coachId === coachId && charge.facts.amount === amount && charge.facts.currency === currency
  return isSame && isMadeUnder(charge, platform)
}

/** Whether the gate has no more to say: the client has paid, or the provider has refused. */
function isFinal({ state }: KeptCharge): boolean {
  return state === 'processing' || state === 'paid' || state === 'declined'
}

function answerOf({ state, paymentId, refusal }: KeptCharge): ChargeAnswer {
  if (state === 'asked') return { kind: 'away' }
  if (state === 'declined' || paymentId === null) return { kind: 'declined', reason: refusal ?? 'other' }
  return { kind: 'collected', payment: { paymentId, state } }
}

async function refuseReference({ store }: ChargeDoors, request: ChargeRequest, by: DecidedBy): Promise<ChargeAnswer> {
  const { coachId, ...asked } = request
  const unjudged = evidenceOf(null)
  const reasons = ['reference-used']
  await store.record({
    kind: 'charge-refused',
    coachId,
    accountId: null,
    by,
    charge: asked,
    evidence: unjudged,
    reasons,
  })
  return { kind: 'reference-used' }
}

/** The account as it stands, read again first when its snapshot is stale, and once more when news came meanwhile. */
async function confirm(
  doors: ChargeDoors,
  coachId: CoachId,
  platform: Platform | null,
  patience: Patience,
): Promise<{ account: PayoutAccount | null; isConfirmed: boolean }> {
  const isTrusted = (account: PayoutAccount | null) =>
    account === null || platform === null || !isMadeUnder(account, platform) || !isStale(account, doors.maxAgeSeconds)
  let account = await doors.store.findAccount(coachId)
  for (let reads = 0; reads < mostReads && account !== null && !isTrusted(account); reads++) {
    const answer = await readAtGate(doors, account, patience)
    account = await doors.store.findAccount(coachId)
    if (answer.kind !== 'kept') return { account, isConfirmed: false }
  }
  return { account, isConfirmed: isTrusted(account) }
}

const mostReads = 2

/** News that waits is read as the drain reads it: were each charge to raise the counter, many at once would never be done. */
function readAtGate(doors: ChargeDoors, account: PayoutAccount, patience: Patience) {
  const { accountId, notified, fetched } = account
  if (fetched >= notified) return reread(doors, account, 'gate', machine, patience)
  return readNews(doors, { accountId, generation: notified, cause: 'gate' }, machine, patience)
}

/**
 * The gate refuses a charge the provider may have a payment for, so that is looked at, and canceled where the client
 * could still pay it. Answers what is to be said in place of the refusal, null where nothing was taken.
 */
async function endKnown(doors: ChargeDoors, known: KeptCharge, { by, patience }: Caller): Promise<ChargeAnswer | null> {
  const { store } = doors
  const { reference } = known.facts
  if (known.state === 'canceled') return null
  if (known.state === 'asked') {
    const found = await findLost(doors, { reference, ...known }, patience)
    if (found.kind === 'none') return null
    if (found.kind === 'away') return { kind: 'away' }
    await store.keepOutcome(known, { kind: 'collected', payment: found.payment }, by)
  }
  const look = await store.takeLook(known.platform, reference)
  if (look === null || (await lookAt(doors, look, patience)) !== 'kept') return { kind: 'away' }
  const charge = await store.findCharge(reference)
  return charge !== null && isFinal(charge) ? answerOf(charge) : null
}

async function collect(doors: ChargeDoors, admitted: KeptCharge, { by, patience }: Caller): Promise<ChargeAnswer> {
  const { charge, answer } = await askOnce(doors, admitted, patience)
  if (answer === null) return answerOf(charge)
  const { coachId, accountId, facts } = charge
  if (answer.kind === 'away') {
    const outcome = { kind: 'charge-outcome', outcome: 'away', paymentId: null } as const
    await doors.store.record({ ...outcome, coachId, accountId, by, charge: facts })
    doors.log.error('a charge got no answer', { coachId, failure: answer.failure, cause: answer.cause })
    return { kind: 'away' }
  }
  await doors.store.keepOutcome(charge, answer, by)
  if (answer.kind === 'collected') return answer
  doors.log.warn('the provider refused a charge the gate had admitted', { coachId, code: answer.code })
  return { kind: 'declined', reason: answer.reason }
}

/** The provider knows an attempt for a day at least; a little less is sure. */
const attemptSeconds = 23 * 3600

/**
 * Asks the provider to take the money; when it may have forgotten the attempt, only after a look for what came of it.
 * null: the charge was settled meanwhile, or somebody else is asking.
 */
async function askOnce(
  doors: ChargeDoors,
  admitted: KeptCharge,
  patience: Patience,
): Promise<{ charge: KeptCharge; answer: CollectAnswer | null }> {
  const { provider, store } = doors
  const { facts, ageSeconds } = admitted
  let charge = admitted
  if (ageSeconds > attemptSeconds) {
    const found = await findLost(doors, { ...admitted, reference: facts.reference }, patience)
    if (found.kind === 'away') return { charge, answer: found }
    if (found.kind === 'found') return { charge, answer: { kind: 'collected', payment: found.payment } }
    charge = await store.nextAttempt(admitted)
    if (charge.state !== 'asked' || charge.attempt === admitted.attempt) return { charge, answer: null }
  } else if (ageSeconds > 0) {
    // It was not admitted a moment ago.
    await store.askAgain(admitted)
  }
  const { coachId, accountId, attempt } = charge
  return { charge, answer: await provider.collect({ coachId, accountId, attempt, ...facts }, patience) }
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
