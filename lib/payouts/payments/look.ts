import type { Clock, Log, Pace, Patience } from '../doors'
import { inTurn } from '../in-turn'
import { patienceOf } from '../patience'
import type { PaymentFacts, Provider } from '../provider'
import { isUnsettled } from './movement'
import type { Look, LookStore } from './payment-store'

export interface LookDoors {
  store: LookStore
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

/** Asks the provider what became of a charge and keeps the answer. */
export async function lookAt(doors: LookDoors, look: Look, patience: Patience): Promise<LookAnswer> {
  const paymentId = look.paymentId ?? (await findLost(doors, look, patience))
  if (paymentId === null) return 'could-not-confirm'
  const answer = await inTurn(doors.pace, patience, () => doors.provider.readPayment(paymentId, patience))
  if (answer.kind === 'read') {
    await doors.store.keepLook(look, answer.facts, nextLookSeconds(answer.facts, look.ageSeconds))
    return 'kept'
  }
  if (answer.kind === 'away') doors.log.warn('could not look at a payment', { paymentId, failure: answer.failure })
  else doors.log.error('a payment is gone at the provider', { paymentId })
  await doors.store.postponeLook(look, laterSeconds(look.ageSeconds))
  return 'could-not-confirm'
}

/** A charge whose asking got no answer: what came of it is found by its reference, or nothing did. */
async function findLost(doors: LookDoors, look: Look, patience: Patience): Promise<string | null> {
  const found = await doors.provider.findPayment(look.reference, look.admittedAt, patience)
  if (found.kind === 'found') return found.payment.paymentId
  const isOver = found.kind === 'none' && look.ageSeconds > keptForCallerSeconds
  await doors.store.postponeLook(look, isOver ? null : laterSeconds(look.ageSeconds))
  return null
}

/** So long the caller may still send a charge again that got no answer. */
const keptForCallerSeconds = 2 * 86_400

/** When the provider may have more to say; null: never, unless a comparison finds a difference. */
export function nextLookSeconds({ state, movements }: PaymentFacts, ageSeconds: number): number | null {
  if (state === 'open') return laterSeconds(ageSeconds)
  return movements.some(isUnsettled) ? 6 * 3600 : null
}

/** Ever more rarely with its age: soon after the client was asked to pay, daily in the end. */
function laterSeconds(ageSeconds: number): number {
  return Math.min(86_400, Math.max(10, Math.round(ageSeconds / 4)))
}
