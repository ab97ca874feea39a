import { findPlatform } from '../accounts/find-platform'
import {
  type ChargeAnswer,
  type ChargePorts,
  type CheckedChargeAnswer,
  chargeChecked,
  chargeFault,
} from '../payments/charge'
import { paymentConflict } from '../payments/payment-conflict'
import { differencesOfKnown } from '../payments/payment-differences'
import { requestedFactsOf } from '../ports/admitted-payment-store'
import type { PaymentStore } from '../ports/payment-store'
import type { Provider } from '../ports/provider'
import type { CoachStore } from '../ports/store'
import type { KeyFor } from '../vocabulary/ids'
import { findCoachNamed } from './find-coach-named'
import { checkNow, type FollowedPayment, toFollowed } from './follow-payment'
import type { KeyStore } from './key'

export interface ApiChargeRequest {
  /** Our id, or the platform's reference. */
  coach: string
  /** Minor units, a positive integer. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  reference: string
  /** null without an Idempotency-Key. */
  idempotencyKey: string | null
}

export type ApiChargeAnswer =
  | Exclude<ChargeAnswer, { kind: 'collected' | 'reference-used' }>
  /** The reference's payment; null if the caller may not see it. */
  | { kind: 'reference-used'; existing: FollowedPayment | null }
  /** null once the payment is no longer open. */
  | { kind: 'charged'; charge: FollowedPayment; clientSecret: string | null }
  /** The key belongs to another request; this is its payment. */
  | { kind: 'key-used'; existing: FollowedPayment | null }

type Ports = ChargePorts & {
  store: {
    apiClients: Pick<KeyStore, 'keepRequest'>
    coaches: Pick<CoachStore, 'findCoachByReference'>
    payments: Pick<PaymentStore, 'findKeptPayment'>
  }
}
type Asking = Ports & { provider: Provider }
type Collected = Extract<CheckedChargeAnswer, { kind: 'collected' }>

/** Charges through the gate. Safe to repeat with or without a key: the reference identifies the payment. */
export async function chargeByApi(
  ports: Ports,
  key: KeyFor<'charges'>,
  request: ApiChargeRequest,
): Promise<ApiChargeAnswer> {
  const { coach: name, amount, currency, reference, idempotencyKey } = request
  const { store } = ports
  const fault = chargeFault(ports, request)
  if (fault !== null) return { kind: 'invalid', fault }
  const coach = await findCoachNamed(store.coaches, name)
  if (coach === null) return { kind: 'no-such-coach' }
  // Last, so that an impossible request does not use up its key.
  const told = JSON.stringify([name, amount, currency, reference])
  const asking = { ...ports, provider: ports.providerFor('person') }
  if (idempotencyKey !== null) {
    const kept = await store.apiClients.keepRequest(key, idempotencyKey, { told, reference })
    if (kept.isOther) return { kind: 'key-used', existing: await existingUnder(asking, kept.reference) }
  }

  const by = { kind: 'service', id: key } as const
  const checked = { coachId: coach.id, amount, currency, reference }
  const answer = await chargeChecked(ports, checked, { by, provider: asking.provider })
  if (answer.kind === 'reference-used') return { kind: answer.kind, existing: await existingUnder(asking, reference) }
  if (answer.kind !== 'collected') return answer
  const { state } = answer.payment
  const secret = await secretOf(asking, reference, answer)
  const platform = await findPlatform(asking)
  if (secret.kind === 'reference-used') return secret
  if (secret.kind === 'away' || platform === null) return { kind: 'away' }
  // It can no longer be paid, whatever is stored.
  const isOutdated = state === 'open' && secret.kind === 'closed'
  const payment = isOutdated
    ? await checkNow(asking, { platform, reference })
    : await store.payments.findKeptPayment(platform, reference)
  if (payment === null) throw new Error(`payment ${reference} was made but is missing`)
  const clientSecret = secret.kind === 'secret' ? secret.secret : null
  return { kind: 'charged', charge: toFollowed(payment), clientSecret }
}

/** Only payments of the current platform and mode. */
async function existingUnder(ports: Asking, reference: string | null): Promise<FollowedPayment | null> {
  const platform = await findPlatform(ports)
  if (reference === null || platform === null) return null
  const payment = await ports.store.payments.findKeptPayment(platform, reference)
  return payment === null ? null : toFollowed(payment)
}

/** Of the requested payment, and of no other. */
async function secretOf(ports: Asking, reference: string, { payment, clientSecret }: Collected) {
  const { store, provider, log } = ports
  const { paymentId, state } = payment
  if (clientSecret !== undefined) return { kind: 'secret', secret: clientSecret } as const
  if (state !== 'open') return { kind: 'closed' } as const
  const [charge, secret] = await Promise.all([store.payments.findAdmitted(reference), provider.clientSecret(paymentId)])
  if (charge === null || secret.kind !== 'secret') return secret
  const asked = requestedFactsOf(charge)
  const differs = differencesOfKnown(asked, secret.payment.made)
  if (differs.length === 0) return secret
  log.error('a payment differs from the request', { reference, paymentId, differs })
  await store.installation.noteConflicts(charge.platform, [paymentConflict(asked, secret.payment, differs)])
  return { kind: 'reference-used', existing: null } as const
}
