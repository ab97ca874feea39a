import type { Limiter } from '../doors'
import { findPlatform } from '../find-platform'
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
  const { store, limiter, clock } = doors
  const kept = await store.findKeptPayment(reference)
  if (kept === null || isFinal(kept)) return kept
  if (!(await limiter.take('look', reference)).allowed) return kept
  const patience = patienceOf('gate', clock)
  const platform = await findPlatform(doors, patience)
  const look = platform === null ? null : await store.takeLook(platform, reference)
  if (look === null) return kept
  await lookAt(doors, look, patience)
  return store.findKeptPayment(reference)
}

/** Refunds and disputes of a paid charge are found by their own looks. */
function isFinal({ state }: KeptPayment): boolean {
  return state === 'paid' || state === 'canceled' || state === 'declined'
}
