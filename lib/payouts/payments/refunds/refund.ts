import type { KeptPayment, PaymentStore } from '../../ports/payment-store'
import type { ProviderFor, RefundPaymentAnswer } from '../../ports/provider'
import type { KeptRefund, RefundStore } from '../../ports/refund-store'
import type { RecentAdminId } from '../../vocabulary/ids'
import type { RefundRefusal } from '../../vocabulary/refund'
import type { CurrencyRule } from '../money'
import { type CheckPorts, runCheck } from '../outcome/check-payment'
import { checkPayment } from '../payment-detail'
import { leftToRefund } from './left-to-refund'
import { type RefundProblem, refundProblem } from './refund-problem'

export interface RefundRequest {
  /** A UUID that came with the form: sent twice, it is one refund. */
  id: string
  reference: string
  /** Minor units, a whole number above zero. */
  amount: number
  /** Whether the coach gives the money back, and we our fee, both in proportion; otherwise we pay it all. */
  takesBack: boolean
  /** What was left when the amount was agreed to, in minor units; null where nobody was shown it. */
  leftSeen: number | null
}

export type RefundAnswer =
  | { kind: 'made' }
  | { kind: 'no-such-charge' }
  | { kind: 'invalid' }
  | RefundProblem
  /** Less or more is left by now than was shown: what was agreed to is not what would happen. */
  | { kind: 'changed' }
  /** What came of another refund of the charge was not known, and is to be seen first; nothing was asked for. */
  | { kind: 'under-way' }
  /** The id was used for another refund, or so long ago that the provider may have forgotten it; it will do nothing any more. */
  | { kind: 'spent' }
  | { kind: 'refused'; reason: RefundRefusal }
  /** Nothing is known; the same request may be sent again. */
  | { kind: 'away' }

export type RefundPorts = Omit<CheckPorts, 'provider'> & {
  store: CheckPorts['store'] & RefundStore & PaymentStore
  providerFor: ProviderFor
  /** What the provider says of amounts in a currency. */
  currencyRule(currency: string): CurrencyRule
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Gives a client's money back; what was asked and what came of it are on record, by whom. The whole press is one
 * person's question to the provider, since the same id may be sent again.
 */
export async function refund(
  ports: RefundPorts,
  adminId: RecentAdminId,
  request: RefundRequest,
): Promise<RefundAnswer> {
  const { store, currencyRule } = ports
  const { id, reference, amount, takesBack, leftSeen } = request
  if (!uuid.test(id) || !Number.isSafeInteger(amount) || amount <= 0) return { kind: 'invalid' }
  const asking = { ...ports, provider: ports.providerFor('person') }
  const asked = await asking.provider.platform()
  if (asked.kind === 'away') return { kind: 'away' }
  const { platform } = asked
  const known = await store.findRefund(id)
  const settled = known === null ? null : answerOf(known, request)
  if (settled !== null) return settled

  const other = await store.findUnanswered(reference)
  const check = await store.takeCheck(platform, reference)
  if (check === null) return { kind: 'no-such-charge' }
  if ((await runCheck(asking, check)) !== 'kept') return { kind: 'away' }
  const payment = await store.findKeptPayment(platform, reference)
  if (payment === null) return { kind: 'no-such-charge' }
  // What the look says of it by now is to be seen before more is given back.
  if (other !== null && other.id !== id) return { kind: 'under-way' }
  // One that got no answer is asked for again as it was: the provider knows it by its key.
  const problem = known === null ? refundProblem(payment, amount, currencyRule) : null
  if (problem !== null) return problem
  const left = known === null ? Number(leftToRefund(payment.movements)) : null
  if (left !== null && leftSeen !== null && left !== leftSeen) return { kind: 'changed' }

  const { paymentId } = payment
  if (paymentId === null) return { kind: 'nothing-left' }
  const begun = await store.askRefund({ id, reference, amount, takesBack, left, adminId })
  if (begun === 'under-way' || begun === 'changed') return { kind: begun }
  if (begun === 'settled') return findAnswer(ports, request)
  const answer = await asking.provider.refundPayment({ id, paymentId, amount, ...sides(payment, takesBack) })
  tell(ports, reference, answer)
  if (answer.kind !== 'taken') await store.keepRefund(id, adminId, answer)
  // So that the page shows what was done; the job looks soon where this does not get through.
  await checkPayment(asking, reference)
  return findAnswer(ports, request)
}

/** The provider knows a refund by its key for a day at least; a little less is sure. */
const rememberedSeconds = 23 * 3600

/** What is known of a refund; null: it may be asked for again. */
function answerOf(known: KeptRefund, { reference, amount, takesBack }: RefundRequest): RefundAnswer | null {
  const isSame = known.reference === reference && known.amount === amount && known.takesBack === takesBack
  if (!isSame || known.state === 'lost') return { kind: 'spent' }
  if (known.state === 'made') return { kind: 'made' }
  if (known.state === 'refused') return { kind: 'refused', reason: known.refusal ?? 'other' }
  return known.ageSeconds > rememberedSeconds ? { kind: 'spent' } : null
}

async function findAnswer({ store }: RefundPorts, request: RefundRequest): Promise<RefundAnswer> {
  const known = await store.findRefund(request.id)
  return (known === null ? null : answerOf(known, request)) ?? { kind: 'away' }
}

function tell({ log }: RefundPorts, reference: string, answer: RefundPaymentAnswer): void {
  if (answer.kind === 'refused') log.warn('the provider refused a refund', { reference, code: answer.code })
  if (answer.kind === 'taken') log.error('a refund was asked for in other words before', { reference })
  if (answer.kind !== 'away') return
  log.error('a refund got no answer', { reference, failure: answer.failure, cause: answer.cause })
}

/** What the coach gives back may be yet to come to them. The provider refuses to give back a fee that was never agreed. */
function sides({ fee }: KeptPayment, takesBack: boolean) {
  return { reversesTransfer: takesBack, returnsFee: takesBack && fee > 0 }
}
