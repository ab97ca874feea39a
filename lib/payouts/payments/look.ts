import type { Clock, Log, Pace, Patience } from '../doors'
import { type GateRefusal, lastingRefusals } from '../gate'
import { inTurnsOf } from '../in-turn'
import { patienceOf } from '../patience'
import type { PaymentFacts, PaymentReading, Provider } from '../provider'
import type { CoachStore, HoldStore } from '../store'
import { findLost } from './find-lost'
import { hasReachedCoach, isUnsettled } from './movement'
import type { Look, LookStore } from './payment-store'

export interface LookDoors {
  store: LookStore & Pick<CoachStore, 'findAccount'> & Pick<HoldStore, 'findHold'>
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
}

export type LookAnswer = 'kept' | 'could-not-confirm'

/** How many charges one batch takes; all of them are looked at side by side. */
const batchSize = 5

/** Looks at a batch of charges that are due; answers how many were taken. */
export async function lookAround(doors: LookDoors): Promise<number> {
  const batch = await doors.store.claimLooks(await doors.provider.platform(), batchSize)
  await Promise.all(batch.map((look) => lookAt(doors, look, patienceOf('machine', doors.clock))))
  return batch.length
}

/** Asks the provider what became of a charge and keeps the answer. What the gate would not admit can be paid no longer. */
export async function lookAt(doors: LookDoors, look: Look, patience: Patience): Promise<LookAnswer> {
  const paymentId = look.paymentId ?? (await findPaymentId(doors, look, patience))
  if (paymentId === null) return 'could-not-confirm'
  const answer = await read(doors, { paymentId, mayBeDisputed: look.mayBeDisputed }, patience)
  if (answer.kind === 'read') {
    const { facts, reasons } = await judge(doors, look, answer.facts, patience)
    const isRefusedAndOpen = facts.state === 'open' && reasons.length > 0
    const nextSeconds = isRefusedAndOpen ? soonSeconds : nextLookSeconds(facts, look.ageSeconds)
    await doors.store.keepLook(look, facts, nextSeconds, facts.state === 'canceled' ? reasons : [])
    return 'kept'
  }
  if (answer.kind === 'away') doors.log.warn('could not look at a payment', { paymentId, failure: answer.failure })
  else doors.log.error('a payment is gone at the provider', { paymentId })
  await doors.store.postponeLook(look, laterSeconds(look.ageSeconds))
  return 'could-not-confirm'
}

type Asked = Parameters<Provider['readPayment']>[0]

function read({ provider, pace }: LookDoors, payment: Asked, patience: Patience): Promise<PaymentReading> {
  return inTurnsOf(pace, patience, () => provider.readPayment(payment, patience, () => pace.turn(patience)))
}

/** Has a payment that is open canceled when the gate would refuse it by now; one that was paid meanwhile stays paid. */
async function judge(
  doors: LookDoors,
  { coachId, mayBeDisputed }: Look,
  facts: PaymentFacts,
  patience: Patience,
): Promise<{ facts: PaymentFacts; reasons: GateRefusal[] }> {
  if (facts.state !== 'open') return { facts, reasons: [] }
  const { store, provider, log } = doors
  const { paymentId } = facts
  const [account, hold] = await Promise.all([store.findAccount(coachId), store.findHold(coachId)])
  const reasons = lastingRefusals(account, hold !== null)
  if (reasons.length === 0) return { facts, reasons }
  const answer = await provider.cancelPayment(paymentId, patience)
  if (answer.kind === 'canceled') return { facts: { ...facts, state: 'canceled' }, reasons }
  if (answer.kind === 'away') {
    log.warn('could not cancel a payment the gate refuses', { paymentId, failure: answer.failure })
    return { facts, reasons }
  }
  const again = await read(doors, { paymentId, mayBeDisputed }, patience)
  return again.kind === 'read' && again.facts.state !== 'open'
    ? { facts: again.facts, reasons: [] }
    : { facts, reasons }
}

/** A charge whose asking got no answer: what came of it is found by its reference, or nothing did. */
async function findPaymentId(doors: LookDoors, look: Look, patience: Patience): Promise<string | null> {
  const found = await findLost(doors, look, patience)
  if (found.kind === 'found') return found.payment.paymentId
  if (found.kind === 'none' && look.attemptAgeSeconds > keptForCallerSeconds) await doors.store.giveUp(look)
  else await doors.store.postponeLook(look, laterSeconds(look.attemptAgeSeconds))
  return null
}

/** So long the caller may still send a charge again that got no answer; the provider has forgotten the attempt by then. */
const keptForCallerSeconds = 2 * 86_400

/** When the provider may have more to say; null: never, unless a comparison finds a difference. */
export function nextLookSeconds({ state, movements }: PaymentFacts, ageSeconds: number): number | null {
  if (state === 'open' || state === 'processing') return laterSeconds(ageSeconds)
  if (state === 'paid' && !hasReachedCoach(movements)) return laterSeconds(ageSeconds)
  return movements.some(isUnsettled) ? 6 * 3600 : null
}

const soonSeconds = 10

/** Ever more rarely with its age: soon after the client was asked to pay, daily in the end. */
function laterSeconds(ageSeconds: number): number {
  return Math.min(86_400, Math.max(soonSeconds, Math.round(ageSeconds / 4)))
}
