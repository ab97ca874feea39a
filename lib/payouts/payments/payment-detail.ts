import type { DeciderNames, RecordedDecision } from '../decisions/decision'
import { deadlineOf } from '../ports/deadline'
import type { KeptPayment, PaymentStore } from '../ports/payment-store'
import type { Deadline } from '../ports/ports'
import type { KeptRefund, RefundStore } from '../ports/refund-store'
import type { DecisionStore } from '../ports/store'
import { type LookAnswer, type LookPorts, lookAt } from './outcome/check-payment'
import { type TakenInVain, takenInVain } from './outcome/taken-in-vain'
import { type ListedPayment, toListed } from './payment-table'
import { leftToRefund, type Unrefundable } from './refunds/left-to-refund'

/** What staff read of one payment. */
export interface PaymentDetail {
  payment: ListedPayment
  /** What was decided about it, newest first. */
  decisions: RecordedDecision[]
  deciders: DeciderNames
  refundable: Refundable | Unrefundable
  /** null: nothing was. */
  takenInVain: TakenInVain | null
}

export interface Refundable {
  /** Minor units of the charge's currency. */
  left: number
  /** A refund whose outcome is not known: until it is, nothing else is asked for. */
  unanswered: Pick<KeptRefund, 'id' | 'amount' | 'takesBack'> | null
}

type DetailPorts = LookPorts & { store: PaymentStore & RefundStore & DecisionStore }

/** null: no charge has the reference. */
export async function paymentDetail(ports: DetailPorts, reference: string): Promise<PaymentDetail | null> {
  const platform = await ports.provider.platform(deadlineOf('person', ports.clock))
  const payment = await ports.store.findKeptPayment(platform, reference)
  if (payment === null) return null
  const [decisions, refundable] = await Promise.all([
    ports.store.decisionsOfCharge(payment.coach.id, reference),
    refundableOf(ports, payment),
  ])
  const deciders = await ports.store.deciderNames(decisions)
  return { payment: toListed(payment), decisions, deciders, refundable, takenInVain: takenInVain(payment.movements) }
}

async function refundableOf(
  { store }: DetailPorts,
  { reference, movements }: KeptPayment,
): Promise<Refundable | Unrefundable> {
  const left = leftToRefund(movements)
  return typeof left === 'string' ? left : { left, unanswered: await store.findUnanswered(reference) }
}

export type CheckPaymentAnswer = { kind: LookAnswer } | { kind: 'too-soon'; nextAt: Date }

/** Asks the provider what became of a payment. null: no charge has the reference, or the provider made no payment for it. */
export async function checkPayment(
  ports: LookPorts,
  reference: string,
  deadline: Deadline,
): Promise<{ kind: LookAnswer } | null> {
  const look = await ports.store.takeLook(await ports.provider.platform(deadline), reference)
  return look === null ? null : { kind: await lookAt(ports, look, deadline) }
}
