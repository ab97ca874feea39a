import { type ChargeAnswer, type ChargeDoors, charge, chargeFault } from '../charge'
import { findPlatform } from '../find-platform'
import type { ChargesKey } from '../ids'
import { patienceOf } from '../patience'
import type { PaymentStore } from '../payments/payment-store'
import { findCoachNamed } from './find-coach-named'
import { type FollowedCharge, toFollowed } from './followed-charge'
import type { KeyStore } from './key'

/** A charge as a service asks for it. */
export interface ServiceChargeRequest {
  /** The coach's id, or the platform's own reference for them. */
  coach: string
  /** Minor units of the currency, a whole number above zero. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  reference: string
  /** The caller's own name for this request; null when they gave none. */
  idempotencyKey: string | null
}

export type ServiceChargeAnswer =
  | Exclude<ChargeAnswer, { kind: 'collected' }>
  /** The secret lets the client pay, and is null once the payment is no longer open. */
  | { kind: 'charged'; charge: FollowedCharge; clientSecret: string | null }
  /** The caller's name for the request stands for another one. */
  | { kind: 'key-used' }

/** Charges through the one gate. Safe to repeat: the reference makes it the same charge, with or without a key of the caller's. */
export async function serviceCharge(
  doors: ChargeDoors & { store: KeyStore & PaymentStore },
  key: ChargesKey,
  request: ServiceChargeRequest,
): Promise<ServiceChargeAnswer> {
  const { coach: name, amount, currency, reference, idempotencyKey } = request
  const { store, provider, clock } = doors
  const fault = chargeFault(doors, request)
  if (fault !== null) return { kind: 'invalid', fault }
  const coach = await findCoachNamed(store, name)
  if (coach === null) return { kind: 'no-such-coach' }
  // Only now, so that a request nothing could come of leaves the caller's name for it free.
  const told = JSON.stringify([name, amount, currency, reference])
  if (idempotencyKey !== null && !(await store.keepRequest(key, idempotencyKey, told))) return { kind: 'key-used' }

  const patience = patienceOf('person', clock)
  const by = { kind: 'service', id: key } as const
  const answer = await charge(doors, { coachId: coach.id, amount, currency, reference }, { by, patience })
  if (answer.kind !== 'collected') return answer
  const { paymentId, state } = answer.payment
  const secret = state === 'open' ? await provider.clientSecret(paymentId, patience) : closed
  const platform = await findPlatform(doors, patience)
  if (secret.kind === 'away' || platform === null) return { kind: 'away' }
  const payment = await store.findKeptPayment(platform, reference)
  if (payment === null) throw new Error(`there is no charge ${reference}, though it was made`)
  const clientSecret = secret.kind === 'secret' ? secret.secret : null
  return { kind: 'charged', charge: toFollowed(payment), clientSecret }
}

const closed = { kind: 'closed' } as const
