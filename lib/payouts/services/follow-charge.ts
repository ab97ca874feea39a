import type { Limiter } from '../doors'
import { patienceOf } from '../patience'
import { type LookDoors, lookAt } from '../payments/look'
import type { KeptPayment, PaymentStore } from '../payments/payment-store'
import { type FollowedCharge, toFollowed } from './followed-charge'

type Doors = LookDoors & { store: PaymentStore; limiter: Limiter }

/**
 * What became of a charge. While that is not final the provider is asked first, every few seconds at most, whoever asks
 * us how often; when it does not say, what is kept is answered. null: no charge has the reference.
 */
export async function followCharge(doors: Doors, reference: string): Promise<FollowedCharge | null> {
  const payment = await lookFirst(doors, reference)
  return payment === null ? null : toFollowed(payment)
}

async function lookFirst(doors: Doors, reference: string): Promise<KeptPayment | null> {
  const { store, provider, limiter, clock } = doors
  const patience = patienceOf('gate', clock)
  const platform = await provider.platform(patience)
  const kept = await store.findKeptPayment(platform, reference)
  if (kept === null || isFinal(kept)) return kept
  if (!(await limiter.take('look', reference)).allowed) return kept
  const look = await store.takeLook(platform, reference)
  if (look === null) return kept
  await lookAt(doors, look, patience)
  return store.findKeptPayment(platform, reference)
}

/** Refunds and disputes of a paid charge are found by their own looks. */
function isFinal({ state }: KeptPayment): boolean {
  return state === 'paid' || state === 'canceled' || state === 'declined'
}
