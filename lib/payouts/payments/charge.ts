import { isMadeUnder, type PayoutAccount, type Platform } from '../accounts/account'
import { confirmAccount } from '../accounts/confirm-account'
import { findPlatform } from '../accounts/find-platform'
import { type DecidedBy, type Evidence, machine } from '../decisions/decision'
import { type AdmittedPayment, requestedFactsOf } from '../ports/admitted-payment-store'
import type { Log } from '../ports/ports'
import type { Provider, ProviderFor } from '../ports/provider'
import type { Store } from '../ports/store'
import type { GateRefusal } from '../vocabulary/gate-refusal'
import type { CoachId } from '../vocabulary/ids'
import type { PaymentRefusal } from '../vocabulary/payment-refusal'
import { referenceGrammar } from '../vocabulary/reference'
import { askOnce } from './create-payment-once'
import { findLost } from './find-lost'
import { findMadeBefore } from './find-made-before'
import { gateRefusals } from './gate'
import { isMendable } from './is-mendable'
import { type CurrencyRule, type FeePolicy, feeOf, isLarge, type MoneyFault, moneyFault } from './money'
import { runCheck } from './outcome/check-payment'
import type { Payment } from './payment'

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
  /** The provider said no after our gate said yes; the same reference may be sent again where that can be mended. */
  | { kind: 'declined'; reason: PaymentRefusal }
  /** Nothing is known; the same reference may be sent again. */
  | { kind: 'away' }

export interface ChargePorts {
  store: Store
  providerFor: ProviderFor
  log: Log
  /** What the provider says of charges in a currency. */
  currencyRule(currency: string): CurrencyRule
  feePolicy: FeePolicy
  /** Seconds after which the gate asks the provider again. */
  maxAgeSeconds: number
  /** The same where most is at stake: for a large amount, and until the coach was paid for the first time. */
  carefulMaxAgeSeconds: number
  /** From what amount one is large, in minor units by currency. */
  largeAmounts: Readonly<Record<string, number>>
}

/** Who waits for a charge, and the provider as it is asked for them. */
export interface Caller {
  by: DecidedBy
  provider: Provider
}

type Asking = ChargePorts & Caller

/** What is wrong with a charge whoever it is for; null: nothing. */
export function chargeFault(
  { currencyRule, feePolicy }: Pick<ChargePorts, 'currencyRule' | 'feePolicy'>,
  { amount, currency, reference }: Omit<ChargeRequest, 'coachId'>,
): ChargeFault | null {
  return referenceGrammar.test(reference) ? moneyFault(amount, currency, currencyRule, feePolicy) : 'reference'
}

/**
 * Takes money for a coach, through the gate and no other way; every answer is on record before and after. The same
 * reference is never charged twice, however often, by whomever and how much later it is sent again; and each time it is
 * judged anew, as long as nothing was paid. That holds for a refusal of the provider's that can be mended, too.
 */
export async function charge(
  ports: ChargePorts,
  request: ChargeRequest,
  { by, provider }: Caller = { by: machine, provider: ports.providerFor('person') },
): Promise<ChargeAnswer> {
  const { coachId, amount, currency, reference } = request
  const { store, currencyRule, feePolicy } = ports
  const fault = chargeFault(ports, request)
  if (fault !== null) return { kind: 'invalid', fault }
  if ((await store.findCoach(coachId)) === null) return { kind: 'no-such-coach' }

  const asking = { ...ports, by, provider }
  const atGate = { ...ports, provider: ports.providerFor('payment') }
  const [known, platform] = await Promise.all([store.findAdmitted(reference), findPlatform(atGate)])
  const fee = feeOf(amount, currency, currencyRule(currency), feePolicy)
  const facts = known?.facts ?? { amount, currency, reference, fee }
  if (known !== null && platform === null) return { kind: 'away' }
  if (known !== null && platform !== null && !isFor(request, platform, known))
    return refuseReference(ports, request, by)
  if (known !== null && isFinal(known)) return answerOf(known)

  const maxAgeSeconds = await maxAgeFor(ports, request)
  const { account, isConfirmed } = await confirmAccount({ ...atGate, maxAgeSeconds }, coachId, platform)
  // Looked up last, so that a hold counts that began while the provider was asked.
  const isHeld = (await store.findHold(coachId)) !== null
  const reasons = gateRefusals(account, { platform, isConfirmed, currency, isHeld })
  const evidence = evidenceOf(account)
  const refuse = async (reasons: GateRefusal[]): Promise<ChargeAnswer> => {
    const accountId = account?.accountId ?? null
    await store.record({ kind: 'charge-refused', coachId, accountId, by, charge: facts, evidence, reasons })
    const otherwise = known === null ? null : await endKnown(asking, known)
    return otherwise ?? { kind: 'refused', reasons }
  }
  if (account === null || platform === null || reasons.length > 0) return refuse(reasons)

  if (known === null) {
    const { kind } = await findMadeBefore(asking, platform, { reference, by })
    if (kind === 'away') return { kind }
    if (kind === 'taken') return refuseReference(ports, request, by)
    const found = kind === 'known' ? await store.findAdmitted(reference) : null
    if (found !== null) return isFor(request, platform, found) ? answerOf(found) : refuseReference(ports, request, by)
  }

  const { accountId } = account
  const admit = () => store.admitPayment({ coachId, accountId, platform, facts, evidence, by })
  const admitted =
    known?.state === 'declined' ? await store.readmitPayment(known, evidence, by) : (known ?? (await admit()))
  if (admitted === null) return refuse(['on-hold'])
  // Somebody else may have sent the reference at the same moment.
  if (!isFor(request, platform, admitted)) return refuseReference(ports, request, by)
  if (admitted.state !== 'asked') return answerOf(admitted)
  return createPayment(asking, admitted, { wasDeclined: known?.state === 'declined' })
}

function isFor({ coachId, amount, currency }: ChargeRequest, platform: Platform, charge: AdmittedPayment): boolean {
  const isSame = charge.coachId === coachId && charge.facts.amount === amount && charge.facts.currency === currency
  return isSame && charge.isOurs && isMadeUnder(charge, platform)
}

/** No message tells of access that was withdrawn, so how old the answer is decides how much can be lost by it. */
async function maxAgeFor(ports: ChargePorts, { coachId, amount, currency }: ChargeRequest): Promise<number> {
  const { store, currencyRule, maxAgeSeconds, carefulMaxAgeSeconds, largeAmounts } = ports
  const isCareful =
    isLarge(amount, currency, currencyRule(currency), largeAmounts) || !(await store.wasEverPaid(coachId))
  return isCareful ? Math.min(maxAgeSeconds, carefulMaxAgeSeconds) : maxAgeSeconds
}

/** Whether the gate has no more to say: the client has paid, or the provider has refused for good. */
function isFinal({ state, refusal }: AdmittedPayment): boolean {
  return state === 'processing' || state === 'paid' || (state === 'declined' && !isMendable(refusal))
}

function answerOf({ state, paymentId, refusal }: AdmittedPayment): ChargeAnswer {
  if (state === 'asked') return { kind: 'away' }
  if (state === 'declined' || paymentId === null) return { kind: 'declined', reason: refusal ?? 'other' }
  return { kind: 'collected', payment: { paymentId, state } }
}

async function refuseReference({ store }: ChargePorts, request: ChargeRequest, by: DecidedBy): Promise<ChargeAnswer> {
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

/**
 * The gate refuses a charge the provider may have a payment for, so that is looked at, and canceled where the client
 * could still pay it. Answers what is to be said in place of the refusal, null where nothing was taken.
 */
async function endKnown(ports: Asking, known: AdmittedPayment): Promise<ChargeAnswer | null> {
  const { store, by } = ports
  if (known.state === 'canceled' || known.state === 'declined') return null
  if (known.state === 'asked') {
    const found = await findLost(ports, { ...known, asked: requestedFactsOf(known) })
    if (found.kind === 'none') return null
    if (found.kind === 'away') return { kind: 'away' }
    await store.keepOutcome(known, { kind: 'collected', payment: found.payment }, by)
  }
  const check = await store.takeCheck(known.platform, known.facts.reference)
  if (check === null || (await runCheck(ports, check)) !== 'kept') return { kind: 'away' }
  const charge = await store.findAdmitted(known.facts.reference)
  return charge !== null && isFinal(charge) ? answerOf(charge) : null
}

async function createPayment(
  ports: Asking,
  admitted: AdmittedPayment,
  before: { wasDeclined: boolean },
): Promise<ChargeAnswer> {
  const { by } = ports
  const { charge, answer } = await askOnce(ports, admitted, before)
  if (answer === null) return answerOf(charge)
  const { coachId, accountId, facts } = charge
  if (answer.kind === 'away') {
    const outcome = { kind: 'charge-outcome', outcome: 'away', paymentId: null } as const
    await ports.store.record({ ...outcome, coachId, accountId, by, charge: facts })
    ports.log.error('a charge got no answer', { coachId, failure: answer.failure, cause: answer.cause })
    return { kind: 'away' }
  }
  await ports.store.keepOutcome(charge, answer, by)
  if (answer.kind === 'collected') return answer
  ports.log.warn('the provider refused a charge the gate had admitted', { coachId, code: answer.code })
  return { kind: 'declined', reason: answer.reason }
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
