import { getPlatform } from '../../accounts/find-platform'
import type { KeptPayment } from '../../ports/payment-store'
import type { BalanceAnswer } from '../../ports/provider'
import type { KeptRefund } from '../../ports/refund-store'
import { hasReachedCoach, type Movement } from '../outcome/movement'
import { afterRefund, type Balances } from './after-refund'
import type { RefundPorts, RefundRequest } from './refund'
import { type RefundLedger, refundLedger } from './refund-ledger'
import { leftToRefund, type RefundProblem, refundProblem } from './refund-problem'

export type RefundPreview =
  | { kind: 'no-such-payment' }
  | { kind: 'known'; refund: KeptRefund; movement: Movement | null }
  /** Another refund's outcome is unknown. */
  | { kind: 'other-unanswered'; refund: KeptRefund }
  | RefundProblem
  | { kind: 'possible'; ledger: RefundLedger; left: number; balances: RefundBalances }

/** not-yet: the payment is not in the balance yet. */
export type RefundBalances = { before: Balances; after: Balances } | 'unknown' | 'not-yet'

type Previewed = Omit<RefundRequest, 'leftSeen'>

/** Changes nothing. A stored refund wins over the request. */
export async function previewRefund(ports: RefundPorts, asked: Previewed): Promise<RefundPreview> {
  const { store, providerFor, currencyRule } = ports
  const platform = await getPlatform(providerFor('person'))
  const [payment, known, unanswered] = await Promise.all([
    store.payments.findKeptPayment(platform, asked.reference),
    store.payments.findRefund(asked.id),
    store.payments.findUnanswered(asked.reference),
  ])
  if (payment === null) return { kind: 'no-such-payment' }
  if (known?.reference === payment.reference)
    return { kind: 'known', refund: known, movement: movementOf(known, payment) }
  if (unanswered !== null) return { kind: 'other-unanswered', refund: unanswered }
  const problem = refundProblem(payment, asked.amount, currencyRule)
  if (problem !== null) return problem
  return {
    kind: 'possible',
    ledger: refundLedger(payment, asked),
    left: Number(leftToRefund(payment.movements)),
    balances: await balancesOf(ports, payment, asked),
  }
}

function movementOf({ movementId }: KeptRefund, { movements }: KeptPayment): Movement | null {
  return movements.find(({ id }) => id === movementId) ?? null
}

async function balancesOf(
  { providerFor }: RefundPorts,
  { movements, accountId, currency }: KeptPayment,
  asked: Previewed,
): Promise<RefundBalances> {
  if (!hasReachedCoach(movements)) return 'not-yet'
  const provider = providerFor('payment')
  const [coach, platform] = await Promise.all([
    provider.readBalance(accountId, currency),
    provider.readBalance(null, currency),
  ])
  if (!isBalance(coach) || !isBalance(platform)) return 'unknown'
  const before = { coach: coach.amount, platform: platform.amount }
  return { before, after: afterRefund(movements, before, asked) }
}

function isBalance(answer: BalanceAnswer): answer is Extract<BalanceAnswer, { kind: 'balance' }> {
  return answer.kind === 'balance'
}
