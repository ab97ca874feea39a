import type { Coach } from '../coach'
import type { Patience } from '../doors'
import type { Provider } from '../provider'
import type { CoachStore } from '../store'
import { hasReachedCoach, type Movement, sumOf, waitsForAnswer } from './movement'
import type { KeptPayment, PaymentFilter, PaymentStore } from './payment-store'
import { type TakenInVain, takenInVain } from './taken-in-vain'

/** A payment of a list, and what became of its money; minor units. */
export interface ListedPayment extends KeptPayment {
  /** Our fee less what of it was given back; what it will be, while nothing reached the coach. */
  feeKept: number
  /** What the coach has of it; null while nothing reached them. */
  reached: number | null
  refunded: number
  /** What the coach is short of because a refund failed. */
  takenInVain: TakenInVain | null
  /** The dispute to tell of: one that waits for an answer, else the newest. */
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

interface TableDoors {
  store: PaymentStore & Pick<CoachStore, 'findCoach'>
  provider: Pick<Provider, 'platform'>
}

/** Payments newest first, a page of them. */
export async function paymentTable(
  { store, provider }: TableDoors,
  filter: PaymentFilter,
  patience: Patience,
): Promise<PaymentTable> {
  const [{ payments, older }, coach] = await Promise.all([
    provider.platform(patience).then((platform) => store.findPayments(platform, filter)),
    filter.coachId === null ? null : store.findCoach(filter.coachId),
  ])
  return { payments: payments.map(toListed), older, coach }
}

export function toListed(payment: KeptPayment): ListedPayment {
  const { movements, fee } = payment
  const disputes = movements.filter(({ kind }) => kind === 'dispute')
  const waiting = disputes.find(waitsForAnswer)
  const isThere = hasReachedCoach(movements)
  const feeKept = sumOf('fee', movements) - sumOf('fee-return', movements)
  const given = sumOf('transfer', movements) - sumOf('reversal', movements)
  return {
    ...payment,
    feeKept: isThere ? feeKept : fee,
    reached: isThere ? given - feeKept : null,
    refunded: sumOf('refund', movements),
    takenInVain: takenInVain(movements),
    dispute: waiting ?? disputes.at(-1) ?? null,
    awaitsAnswer: waiting !== undefined,
  }
}
