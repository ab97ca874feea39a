import { getPlatform } from '../accounts/find-platform'
import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import type { KeptPayment, PaymentStore } from '../ports/payment-store'
import type { KeptRefund, RefundStore } from '../ports/refund-store'
import type { DecisionStore } from '../ports/store'
import type { CheckPorts } from './outcome/check-payment'
import { type Shortfall, shortfallOf } from './outcome/shortfall'
import { type ListedPayment, toListed } from './payment-table'
import { leftToRefund, type Unrefundable } from './refunds/refund-problem'

export interface PaymentDetail {
  payment: ListedPayment
  decisions: RecordedDecision[]
  deciders: DeciderNames
  refundable: Refundable | Unrefundable
  shortfall: Shortfall | null
}

export interface Refundable {
  left: number
  /** While unknown, no other refund starts. */
  unanswered: Pick<KeptRefund, 'id' | 'amount' | 'takesBack'> | null
}

type DetailPorts = CheckPorts & {
  store: {
    decisions: Pick<DecisionStore, 'decisionsOfPayment' | 'deciderNames'>
    payments: Pick<PaymentStore & RefundStore, 'findKeptPayment' | 'findUnanswered'>
  }
}

/** null: unknown reference. */
export async function paymentDetail(ports: DetailPorts, reference: string): Promise<PaymentDetail | null> {
  const platform = await getPlatform(ports.provider)
  const payment = await ports.store.payments.findKeptPayment(platform, reference)
  if (payment === null) return null
  const [decisions, refundable] = await Promise.all([
    ports.store.decisions.decisionsOfPayment(payment.coach.id, reference),
    refundableOf(ports, payment),
  ])
  const deciders = await ports.store.decisions.deciderNames(decisions)
  return { payment: toListed(payment), decisions, deciders, refundable, shortfall: shortfallOf(payment.movements) }
}

async function refundableOf(
  { store }: DetailPorts,
  { reference, movements }: KeptPayment,
): Promise<Refundable | Unrefundable> {
  const left = leftToRefund(movements)
  return typeof left === 'string' ? left : { left, unanswered: await store.payments.findUnanswered(reference) }
}
