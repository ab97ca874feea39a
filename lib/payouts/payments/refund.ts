import type { RecentAdminId } from '../ids'
import { patienceOf } from '../patience'
import type { RefundRefusal } from '../provider'
import { leftToRefund } from './left-to-refund'
import { type LookDoors, lookAt } from './look'
import type { KeptPayment, PaymentStore } from './payment-store'
import { checkPayment } from './payment-story'
import type { KeptRefund, RefundStore } from './refund-store'

export interface RefundRequest {
  /** A UUID that came with the form: sent twice, it is one refund. */
  id: string
  reference: string
  /** Minor units, a whole number above zero. */
  amount: number
  /** Whether the coach gives the money back, and we our fee, both in proportion; otherwise we pay it all. */
  takesBack: boolean
}

export type RefundAnswer =
  | { kind: 'made' }
  | { kind: 'no-such-charge' }
  | { kind: 'invalid' }
  /** The client has not paid, or the money was given back already. */
  | { kind: 'nothing-left' }
  | { kind: 'too-much'; left: number }
  /** The client's bank has the money or asks for it; what it decides stands. */
  | { kind: 'disputed' }
  /** The id was used for another refund, or so long ago that the provider may have forgotten it. */
  | { kind: 'spent' }
  | { kind: 'refused'; reason: RefundRefusal }
  /** Nothing is known; the same request may be sent again. */
  | { kind: 'away' }

export type RefundDoors = LookDoors & { store: RefundStore & PaymentStore }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Gives a client's money back; what was asked and what came of it are on record, by whom. */
export async function refund(
  doors: RefundDoors,
  adminId: RecentAdminId,
  request: RefundRequest,
): Promise<RefundAnswer> {
  const { store, provider, clock } = doors
  const { id, reference, amount, takesBack } = request
  if (!uuid.test(id) || !Number.isSafeInteger(amount) || amount <= 0) return { kind: 'invalid' }
  const patience = patienceOf('person', clock)
  const platform = await provider.platform(patience)
  const known = await store.findRefund(id)
  if (known !== null && !isSame(known, request)) return { kind: 'spent' }
  if (known?.state === 'made') return { kind: 'made' }
  if (known?.state === 'refused') return { kind: 'refused', reason: known.refusal ?? 'other' }
  if (known !== null && known.ageSeconds > rememberedSeconds) return { kind: 'spent' }

  const look = await store.takeLook(platform, reference)
  if (look === null) return { kind: 'no-such-charge' }
  if ((await lookAt(doors, look, patience)) !== 'kept') return { kind: 'away' }
  const payment = await store.findKeptPayment(platform, reference)
  if (payment === null) return { kind: 'no-such-charge' }
  // One that got no answer may have been made: it counts in what is left, and the provider knows it by its key.
  const problem = known === null ? problemWith(payment, amount) : null
  if (problem !== null) return problem

  const { paymentId } = payment
  if (paymentId === null) return { kind: 'nothing-left' }
  await store.askRefund({ id, reference, amount, takesBack, adminId })
  const answer = await provider.giveMoneyBack({ id, paymentId, amount, ...sides(payment, takesBack) })
  if (answer.kind === 'away') {
    doors.log.error('a refund got no answer', { reference, failure: answer.failure, cause: answer.cause })
    return { kind: 'away' }
  }
  await store.keepRefund(id, adminId, answer)
  // So that the page shows what was done; the job looks again where this does not get through.
  await checkPayment(doors, reference, patienceOf('person', clock))
  if (answer.kind === 'refunded') return { kind: 'made' }
  doors.log.warn('the provider refused a refund', { reference, code: answer.code })
  return { kind: 'refused', reason: answer.reason }
}

/** The provider knows a refund by its key for a day at least; a little less is sure. */
const rememberedSeconds = 23 * 3600

function isSame(known: KeptRefund, { reference, amount, takesBack }: RefundRequest): boolean {
  return known.reference === reference && known.amount === amount && known.takesBack === takesBack
}

function problemWith({ movements }: KeptPayment, amount: number): RefundAnswer | null {
  const left = leftToRefund(movements)
  if (typeof left === 'string') return { kind: left }
  return amount > left ? { kind: 'too-much', left } : null
}

/** The provider refuses to give back a fee that was never taken. */
function sides({ movements }: KeptPayment, takesBack: boolean) {
  const has = (kind: 'transfer' | 'fee') => movements.some((movement) => movement.kind === kind)
  return { reversesTransfer: takesBack && has('transfer'), returnsFee: takesBack && has('fee') }
}
