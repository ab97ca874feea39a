import type { Platform } from '../accounts/account'
import { type LookPorts, lookAt } from '../payments/outcome/check-payment'
import { deadlineOf } from '../ports/deadline'
import type { KeptPayment, PaymentStore } from '../ports/payment-store'
import type { Deadline, Limiter } from '../ports/ports'
import { type FollowedCharge, toFollowed } from './followed-charge'

type Ports = LookPorts & { store: PaymentStore; limiter: Limiter }

/**
 * What became of a charge. While that is not final the provider is asked first, every few seconds at most, whoever asks
 * us how often; when it does not say, what is kept is answered. null: no charge has the reference.
 */
export async function followCharge(ports: Ports, reference: string): Promise<FollowedCharge | null> {
  const payment = await lookFirst(ports, reference)
  return payment === null ? null : toFollowed(payment)
}

async function lookFirst(ports: Ports, reference: string): Promise<KeptPayment | null> {
  const { store, provider, limiter, clock } = ports
  const deadline = deadlineOf('gate', clock)
  const platform = await provider.platform(deadline)
  const kept = await store.findKeptPayment(platform, reference)
  if (kept === null || isFinal(kept)) return kept
  if (!(await limiter.take('look', reference)).allowed) return kept
  return lookNow(ports, { platform, reference }, deadline)
}

/** Asks the provider what became of a charge, and answers what is kept then, whether it said so or not. */
export async function lookNow(
  ports: LookPorts & { store: PaymentStore },
  { platform, reference }: { platform: Platform; reference: string },
  deadline: Deadline,
): Promise<KeptPayment | null> {
  const look = await ports.store.takeLook(platform, reference)
  if (look !== null) await lookAt(ports, look, deadline)
  return ports.store.findKeptPayment(platform, reference)
}

/** Refunds and disputes of a paid charge are found by their own looks. */
function isFinal({ state }: KeptPayment): boolean {
  return state === 'paid' || state === 'canceled' || state === 'declined'
}
