import type { DeciderNames, RecordedDecision } from '../decision'
import type { Patience } from '../doors'
import { patienceOf } from '../patience'
import type { BalanceAnswer } from '../provider'
import type { Book } from '../store'
import { afterRefund, type Balances } from './after-refund'
import { leftToRefund, type Unrefundable } from './left-to-refund'
import { type LookAnswer, type LookDoors, lookAt } from './look'
import { hasReachedCoach, type Movement } from './movement'
import type { KeptPayment, PaymentStore } from './payment-store'
import { type ListedPayment, toListed } from './payment-table'
import type { KeptRefund, RefundStore } from './refund-store'
import { type TakenInVain, takenInVain } from './taken-in-vain'

/** What staff read of one payment. */
export interface PaymentStory {
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
  /**
   * What is held now, and would be once all that is left was given back. unknown: the provider did not say. not-yet: it
   * has still to add this payment.
   */
  balances: { before: Balances; takenBack: Balances; paidByUs: Balances } | 'unknown' | 'not-yet'
  /** A refund whose outcome is not known: until it is, nothing else is asked for. */
  unanswered: Pick<KeptRefund, 'id' | 'amount' | 'takesBack'> | null
}

type StoryDoors = LookDoors & { store: PaymentStore & RefundStore & Book }

/** null: no charge has the reference. */
export async function paymentStory(doors: StoryDoors, reference: string): Promise<PaymentStory | null> {
  const platform = await doors.provider.platform(patienceOf('person', doors.clock))
  const payment = await doors.store.findKeptPayment(platform, reference)
  if (payment === null) return null
  const [decisions, refundable] = await Promise.all([
    doors.store.decisionsOfCharge(payment.coach.id, reference),
    refundableOf(doors, payment),
  ])
  const deciders = await doors.store.deciderNames(decisions)
  return { payment: toListed(payment), decisions, deciders, refundable, takenInVain: takenInVain(payment.movements) }
}

async function refundableOf(
  { store, provider, clock }: StoryDoors,
  payment: KeptPayment,
): Promise<Refundable | Unrefundable> {
  const { reference, movements, accountId, currency } = payment
  const left = leftToRefund(movements)
  if (typeof left === 'string') return left
  const patience = patienceOf('gate', clock)
  const [unanswered, coach, platform] = await Promise.all([
    store.findUnanswered(reference),
    provider.readBalance(accountId, currency, patience),
    provider.readBalance(null, currency, patience),
  ])
  return { left, balances: balancesOf(movements, left, coach, platform), unanswered }
}

function balancesOf(
  movements: Movement[],
  amount: number,
  coach: BalanceAnswer,
  platform: BalanceAnswer,
): Refundable['balances'] {
  if (!hasReachedCoach(movements)) return 'not-yet'
  if (coach.kind !== 'balance' || platform.kind !== 'balance') return 'unknown'
  const before = { coach: coach.amount, platform: platform.amount }
  const after = (takesBack: boolean) => afterRefund(movements, before, { amount, takesBack })
  return { before, takenBack: after(true), paidByUs: after(false) }
}

export type CheckPaymentAnswer = { kind: LookAnswer } | { kind: 'too-soon'; nextAt: Date }

/** Asks the provider what became of a payment. null: no charge has the reference, or the provider made no payment for it. */
export async function checkPayment(
  doors: LookDoors,
  reference: string,
  patience: Patience,
): Promise<{ kind: LookAnswer } | null> {
  const look = await doors.store.takeLook(await doors.provider.platform(patience), reference)
  return look === null ? null : { kind: await lookAt(doors, look, patience) }
}
