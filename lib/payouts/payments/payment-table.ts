import { getPlatform } from '../accounts/find-platform'
import type { Coach } from '../coaches/coach'
import type { KeptPayment, PaymentFilter, PaymentStore } from '../ports/payment-store'
import type { Provider } from '../ports/provider'
import type { CoachStore } from '../ports/store'
import { hasReachedCoach, type Movement, refundsOf, sumOf, waitsForAnswer, worstDispute } from './outcome/movement'
import { type Shortfall, shortfallOf } from './outcome/shortfall'

/** A payment of a list, and what became of its money; minor units. */
export interface ListedPayment extends KeptPayment {
  /** Our fee less what of it was given back; what it will be, while nothing reached the coach. */
  feeKept: number
  /** What the coach has of it; null while nothing reached them. */
  reached: number | null
  /** What went back to the client; a refund that is pending did not. */
  refunded: number
  /** What is on its way back, and may still fail. */
  refundPending: number
  /** What the coach is short of because a refund failed. */
  shortfall: Shortfall | null
  /** The worst of its disputes. */
  dispute: Movement | null
  /** Whether the client's bank waits for our word about it. */
  awaitsAnswer: boolean
}

export interface PaymentTable {
  payments: ListedPayment[]
  /** The cursor of the next page; null when there is none. */
  older: string | null
  /** Whose payments alone these are; null: everybody's, or nobody has the id. */
  coach: Pick<Coach, 'id' | 'name' | 'email'> | null
}

interface TablePorts {
  store: PaymentStore & Pick<CoachStore, 'findCoach'>
  provider: Pick<Provider, 'platform'>
}

/** Payments newest first, a page of them. */
export async function paymentTable({ store, provider }: TablePorts, filter: PaymentFilter): Promise<PaymentTable> {
  const [{ payments, older }, coach] = await Promise.all([
    getPlatform(provider).then((platform) => store.findPayments(platform, filter)),
    filter.coachId === null ? null : store.findCoach(filter.coachId),
  ])
  return { payments: payments.map(toListed), older, coach }
}

export function toListed(payment: KeptPayment): ListedPayment {
  const { movements, fee } = payment
  const dispute = worstDispute(movements)
  const isThere = hasReachedCoach(movements)
  const feeKept = sumOf('fee', movements) - sumOf('fee-return', movements)
  const given = sumOf('transfer', movements) - sumOf('reversal', movements)
  return {
    ...payment,
    feeKept: isThere ? feeKept : fee,
    reached: isThere ? given - feeKept : null,
    ...refundsOf(movements),
    shortfall: shortfallOf(movements),
    dispute,
    awaitsAnswer: dispute !== null && waitsForAnswer(dispute),
  }
}
