import type { KeptPayment, PaymentStore } from '../../ports/payment-store'
import type { ProviderFor, RefundPaymentAnswer } from '../../ports/provider'
import type { KeptRefund, RefundStore } from '../../ports/refund-store'
import type { RecentAdminId } from '../../vocabulary/ids'
import type { RefundRefusal } from '../../vocabulary/payments/refund'
import type { CurrencyRule } from '../money'
import { type CheckPorts, checkPayment, runCheck } from '../outcome/check-payment'
import { leftToRefund, type RefundProblem, refundProblem } from './refund-problem'

export interface RefundRequest {
  /** A UUID from the form: sent twice, it is one refund. */
  id: string
  reference: string
  amount: number
  /** Coach and platform give back their parts; otherwise the platform pays all. */
  takesBack: boolean
  /** Minor units; null when nobody saw it. */
  leftSeen: number | null
}

export type RefundAnswer =
  | { kind: 'made' }
  | { kind: 'no-such-payment' }
  | { kind: 'invalid' }
  | RefundProblem
  /** The rest changed since it was shown. */
  | { kind: 'changed' }
  /** Another refund's outcome must be known first. */
  | { kind: 'under-way' }
  /** The id was used, or is too old to be safe. */
  | { kind: 'spent' }
  | { kind: 'refused'; reason: RefundRefusal }
  | { kind: 'away' }

export type RefundPorts = Omit<CheckPorts, 'provider'> & {
  store: { payments: RefundStore & PaymentStore } & CheckPorts['store']
  providerFor: ProviderFor
  currencyRule(currency: string): CurrencyRule
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Safe to repeat with the same id. */
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
  const known = await store.payments.findRefund(id)
  const settled = known === null ? null : answerOf(known, request)
  if (settled !== null) return settled

  const other = await store.payments.findUnanswered(reference)
  const check = await store.payments.takeCheck(platform, reference)
  if (check === null) return { kind: 'no-such-payment' }
  if ((await runCheck(asking, check)) !== 'kept') return { kind: 'away' }
  const payment = await store.payments.findKeptPayment(platform, reference)
  if (payment === null) return { kind: 'no-such-payment' }
  if (other !== null && other.id !== id) return { kind: 'under-way' }
  // Repeats an unanswered refund unchanged, under its key.
  const problem = known === null ? refundProblem(payment, amount, currencyRule) : null
  if (problem !== null) return problem
  const left = known === null ? Number(leftToRefund(payment.movements)) : null
  if (left !== null && leftSeen !== null && left !== leftSeen) return { kind: 'changed' }

  const { paymentId } = payment
  if (paymentId === null) return { kind: 'nothing-left' }
  const begun = await store.payments.askRefund({ id, reference, amount, takesBack, left, adminId })
  if (begun === 'under-way' || begun === 'changed') return { kind: begun }
  if (begun === 'settled') return findAnswer(ports, request)
  const answer = await asking.provider.refundPayment({ id, paymentId, amount, ...sides(payment, takesBack) })
  logAnswer(ports, reference, answer)
  if (answer.kind !== 'taken') await store.payments.keepRefund(id, adminId, answer)
  // So that the page shows it; otherwise a job checks soon.
  await checkPayment(asking, reference)
  return findAnswer(ports, request)
}

/** The provider remembers a key for at least a day. */
const rememberedSeconds = 23 * 3600

/** null: it may be requested again. */
function answerOf(known: KeptRefund, { reference, amount, takesBack }: RefundRequest): RefundAnswer | null {
  const isSame = known.reference === reference && known.amount === amount && known.takesBack === takesBack
  if (!isSame || known.state === 'lost') return { kind: 'spent' }
  if (known.state === 'made') return { kind: 'made' }
  if (known.state === 'refused') return { kind: 'refused', reason: known.refusal ?? 'other' }
  return known.ageSeconds > rememberedSeconds ? { kind: 'spent' } : null
}

async function findAnswer({ store }: RefundPorts, request: RefundRequest): Promise<RefundAnswer> {
  const known = await store.payments.findRefund(request.id)
  return (known === null ? null : answerOf(known, request)) ?? { kind: 'away' }
}

function logAnswer({ log }: RefundPorts, reference: string, answer: RefundPaymentAnswer): void {
  if (answer.kind === 'refused') log.warn('the provider refused a refund', { reference, code: answer.code })
  if (answer.kind === 'taken') log.error('a refund’s id was used with other parameters', { reference })
  if (answer.kind !== 'away') return
  log.error('a refund got no answer', { reference, failure: answer.failure, cause: answer.cause })
}

/** The provider refuses to return a fee that was never agreed. */
function sides({ fee }: KeptPayment, takesBack: boolean) {
  return { reversesTransfer: takesBack, returnsFee: takesBack && fee > 0 }
}
