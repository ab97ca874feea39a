import { isMadeUnder, type PayoutAccount, type Platform } from '../accounts/account'
import { type ConfirmPorts, confirmAccount } from '../accounts/confirm-account'
import { findPlatform } from '../accounts/find-platform'
import { type DecidedBy, type Evidence, machine } from '../decisions/decision'
import { type AdmittedPayment, type AdmittedPaymentStore, requestedFactsOf } from '../ports/admitted-payment-store'
import type { Log } from '../ports/ports'
import type { Provider, ProviderFor } from '../ports/provider'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { GateRefusal } from '../vocabulary/payments/gate-refusal'
import type { PaymentRefusal } from '../vocabulary/payments/payment-refusal'
import { isMendable } from '../vocabulary/payments/payment-refusal'
import { referenceGrammar } from '../vocabulary/reference'
import { type AskPorts, askOnce, type FindMadePorts, findMadeBefore } from './create-payment-once'
import { findLost } from './find-lost'
import { gateRefusals } from './gate'
import { type CurrencyRule, type FeePolicy, feeOf, isLarge, type MoneyFault, moneyFault } from './money'
import { type CheckPorts, runCheck } from './outcome/check-payment'
import type { Payment } from './payment'

export interface ChargeRequest {
  coachId: CoachId
  amount: number
  currency: string
  reference: string
}

export type ChargeFault = MoneyFault | 'reference'

export type ChargeAnswer =
  | { kind: 'collected'; payment: Payment }
  | { kind: 'invalid'; fault: ChargeFault }
  | { kind: 'no-such-coach' }
  /** Another coach, amount, currency or platform has it. */
  | { kind: 'reference-used' }
  | { kind: 'refused'; reasons: GateRefusal[] }
  /** The provider refused; the reference may be retried if that can be fixed. */
  | { kind: 'declined'; reason: PaymentRefusal }
  | { kind: 'away' }

export type CheckedChargeAnswer =
  | Exclude<ChargeAnswer, { kind: 'invalid' | 'no-such-coach' | 'collected' }>
  /** The secret is there only if the payment was made just now. Never store or log it. */
  | { kind: 'collected'; payment: Payment; clientSecret?: string }

export interface ChargePorts {
  store: AskPorts['store'] &
    CheckPorts['store'] &
    ConfirmPorts['store'] &
    FindMadePorts['store'] & { coaches: Pick<CoachStore, 'findCoach'>; payments: AdmittedPaymentStore }
  providerFor: ProviderFor
  log: Log
  currencyRule(currency: string): CurrencyRule
  feePolicy: FeePolicy
  /** Seconds until the gate fetches again. */
  maxAgeSeconds: number
  /** For large amounts and a coach's first payment. */
  carefulMaxAgeSeconds: number
  /** Minor units by currency. */
  largeAmounts: Readonly<Record<string, number>>
}

/** Who asks for a payment, and the provider for them. */
export interface Caller {
  by: DecidedBy
  provider: Provider
}

type Asking = ChargePorts & Caller

export function chargeFault(
  { currencyRule, feePolicy }: Pick<ChargePorts, 'currencyRule' | 'feePolicy'>,
  { amount, currency, reference }: Omit<ChargeRequest, 'coachId'>,
): ChargeFault | null {
  return referenceGrammar.test(reference) ? moneyFault(amount, currency, currencyRule, feePolicy) : 'reference'
}

/**
 * The only way to take money. Recorded before and after. A reference is charged once, however often it is sent; until
 * paid, each try is judged again.
 */
export async function charge(ports: ChargePorts, request: ChargeRequest): Promise<ChargeAnswer> {
  const fault = chargeFault(ports, request)
  if (fault !== null) return { kind: 'invalid', fault }
  if ((await ports.store.coaches.findCoach(request.coachId)) === null) return { kind: 'no-such-coach' }
  const answer = await chargeChecked(ports, request, { by: machine, provider: ports.providerFor('person') })
  return answer.kind === 'collected' ? { kind: answer.kind, payment: answer.payment } : answer
}

/** For a request that `chargeFault` passed, and a coach we have. */
export async function chargeChecked(
  ports: ChargePorts,
  request: ChargeRequest,
  { by, provider }: Caller,
): Promise<CheckedChargeAnswer> {
  const { coachId, amount, currency, reference } = request
  const { store, currencyRule, feePolicy } = ports
  const asking = { ...ports, by, provider }
  const atGate = { ...ports, provider: ports.providerFor('payment') }
  const [known, platform] = await Promise.all([store.payments.findAdmitted(reference), findPlatform(atGate)])
  const fee = feeOf(amount, currency, currencyRule(currency), feePolicy)
  const facts = known?.facts ?? { amount, currency, reference, fee }
  if (known !== null && platform === null) return { kind: 'away' }
  if (known !== null && platform !== null && !isFor(request, platform, known))
    return refuseReference(ports, request, by)
  if (known !== null && isFinal(known)) return answerOf(known)

  const maxAgeSeconds = await maxAgeFor(ports, request)
  const { account, isConfirmed } = await confirmAccount({ ...atGate, maxAgeSeconds }, coachId, platform)
  // Last, so that a hold made meanwhile counts.
  const isHeld = (await store.coaches.findHold(coachId)) !== null
  const reasons = gateRefusals(account, { platform, isConfirmed, currency, isHeld })
  const evidence = evidenceOf(account)
  const refuse = async (reasons: GateRefusal[]): Promise<CheckedChargeAnswer> => {
    const accountId = account?.accountId ?? null
    await store.decisions.record({ kind: 'charge-refused', coachId, accountId, by, charge: facts, evidence, reasons })
    const otherwise = known === null ? null : await endKnown(asking, known)
    return otherwise ?? { kind: 'refused', reasons }
  }
  if (account === null || platform === null || reasons.length > 0) return refuse(reasons)

  if (known === null) {
    const { kind } = await findMadeBefore(asking, platform, { reference, by })
    if (kind === 'away') return { kind }
    if (kind === 'taken') return refuseReference(ports, request, by)
    const found = kind === 'known' ? await store.payments.findAdmitted(reference) : null
    if (found !== null) return isFor(request, platform, found) ? answerOf(found) : refuseReference(ports, request, by)
  }

  const { accountId } = account
  if (known !== null && known.accountId !== accountId) return refuseReference(ports, request, by)
  const admit = () => store.payments.admitPayment({ coachId, accountId, platform, facts, evidence, by })
  const admitted =
    known?.state === 'declined' ? await store.payments.readmitPayment(known, evidence, by) : (known ?? (await admit()))
  if (admitted === null) return refuse((await store.coaches.findHold(coachId)) === null ? ['payouts-off'] : ['on-hold'])
  // The same reference may arrive twice at once.
  if (!isFor(request, platform, admitted)) return refuseReference(ports, request, by)
  if (admitted.state !== 'asked') return answerOf(admitted)
  return createPayment(asking, admitted, { wasDeclined: known?.state === 'declined' })
}

function isFor({ coachId, amount, currency }: ChargeRequest, platform: Platform, charge: AdmittedPayment): boolean {
  const isSame = charge.coachId === coachId && charge.facts.amount === amount && charge.facts.currency === currency
  return isSame && charge.isOurs && isMadeUnder(charge, platform)
}

/** Withdrawn access sends no event, so age limits the loss. */
async function maxAgeFor(ports: ChargePorts, { coachId, amount, currency }: ChargeRequest): Promise<number> {
  const { store, currencyRule, maxAgeSeconds, carefulMaxAgeSeconds, largeAmounts } = ports
  const isCareful =
    isLarge(amount, currency, currencyRule(currency), largeAmounts) || !(await store.payments.wasEverPaid(coachId))
  return isCareful ? Math.min(maxAgeSeconds, carefulMaxAgeSeconds) : maxAgeSeconds
}

function isFinal({ state, refusal }: AdmittedPayment): boolean {
  return state === 'processing' || state === 'paid' || (state === 'declined' && !isMendable(refusal))
}

function answerOf({ state, paymentId, refusal }: AdmittedPayment): CheckedChargeAnswer {
  if (state === 'asked') return { kind: 'away' }
  if (state === 'declined' || paymentId === null) return { kind: 'declined', reason: refusal ?? 'other' }
  return { kind: 'collected', payment: { paymentId, state } }
}

async function refuseReference(
  { store }: ChargePorts,
  request: ChargeRequest,
  by: DecidedBy,
): Promise<CheckedChargeAnswer> {
  const { coachId, ...asked } = request
  const unjudged = evidenceOf(null)
  const reasons = ['reference-used']
  await store.decisions.record({
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

/** Cancels what the gate now refuses. null: nothing was taken. */
async function endKnown(ports: Asking, known: AdmittedPayment): Promise<CheckedChargeAnswer | null> {
  const { store, by } = ports
  if (known.state === 'canceled' || known.state === 'declined') return null
  if (known.state === 'asked') {
    const found = await findLost(ports, { ...known, asked: requestedFactsOf(known) })
    if (found.kind === 'none') return null
    if (found.kind === 'away') return { kind: 'away' }
    await store.payments.keepOutcome(known, { kind: 'collected', payment: found.payment }, by)
  }
  const check = await store.payments.takeCheck(known.platform, known.facts.reference)
  if (check === null || (await runCheck(ports, check)) !== 'kept') return { kind: 'away' }
  const charge = await store.payments.findAdmitted(known.facts.reference)
  return charge !== null && isFinal(charge) ? answerOf(charge) : null
}

async function createPayment(
  ports: Asking,
  admitted: AdmittedPayment,
  before: { wasDeclined: boolean },
): Promise<CheckedChargeAnswer> {
  const { by } = ports
  const { charge, answer } = await askOnce(ports, admitted, before)
  if (answer === null) return answerOf(charge)
  const { coachId, accountId, facts } = charge
  if (answer.kind === 'away') {
    const outcome = { kind: 'charge-outcome', outcome: 'away', paymentId: null } as const
    await ports.store.decisions.record({ ...outcome, coachId, accountId, by, charge: facts })
    ports.log.error('a payment got no answer', { coachId, failure: answer.failure, cause: answer.cause })
    return { kind: 'away' }
  }
  await ports.store.payments.keepOutcome(charge, answer, by)
  if (answer.kind === 'collected') return answer
  ports.log.warn('the provider refused a payment the gate admitted', { coachId, code: answer.code })
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
