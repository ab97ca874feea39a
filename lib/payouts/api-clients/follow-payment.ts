import type { Platform } from '../accounts/account'
import { getPlatform } from '../accounts/find-platform'
import { type CheckPorts, runCheck } from '../payments/outcome/check-payment'
import { refundsOf, sumOf } from '../payments/outcome/movement'
import type { KeptPayment, PaymentStore } from '../ports/payment-store'
import type { Limiter } from '../ports/ports'
import type { ProviderFor } from '../ports/provider'

type Ports = Omit<CheckPorts, 'provider'> & {
  store: { payments: Pick<PaymentStore, 'findKeptPayment'> } & CheckPorts['store']
  providerFor: ProviderFor
  limiter: Limiter
}

/** Checks a payment that is not final every few seconds at most. null: unknown reference. */
export async function followPayment(ports: Ports, reference: string): Promise<FollowedPayment | null> {
  const payment = await checkFirst(ports, reference)
  return payment === null ? null : toFollowed(payment)
}

async function checkFirst(ports: Ports, reference: string): Promise<KeptPayment | null> {
  const { store, providerFor, limiter } = ports
  const provider = providerFor('payment')
  const platform = await getPlatform(provider)
  const kept = await store.payments.findKeptPayment(platform, reference)
  if (kept === null || isFinal(kept)) return kept
  if (!(await limiter.take('check-payment', reference)).allowed) return kept
  return checkNow({ ...ports, provider }, { platform, reference })
}

/** Checks once, then returns what is stored. */
export async function checkNow(
  ports: CheckPorts & { store: { payments: Pick<PaymentStore, 'findKeptPayment'> } },
  { platform, reference }: { platform: Platform; reference: string },
): Promise<KeptPayment | null> {
  const check = await ports.store.payments.takeCheck(platform, reference)
  if (check !== null) await runCheck(ports, check)
  return ports.store.payments.findKeptPayment(platform, reference)
}

function isFinal({ state }: KeptPayment): boolean {
  return state === 'paid' || state === 'canceled' || state === 'declined'
}

export interface FollowedPayment extends KeptPayment {
  refunded: number
  /** Pending; may still fail. */
  refundPending: number
  /** Taken by clients' banks and not returned. */
  disputed: number
}

export function toFollowed(payment: KeptPayment): FollowedPayment {
  const { movements } = payment
  return { ...payment, ...refundsOf(movements), disputed: sumOf('dispute', movements) }
}
