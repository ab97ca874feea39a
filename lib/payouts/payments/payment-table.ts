import { getPlatform } from '../accounts/find-platform'
import type { Coach } from '../coaches/coach'
import type { KeptPayment, PaymentFilter, PaymentStore } from '../ports/payment-store'
import type { Provider } from '../ports/provider'
import type { CoachStore } from '../ports/store'
import { hasReachedCoach, type Movement, refundsOf, sumOf, waitsForAnswer, worstDispute } from './outcome/movement'
import { type Shortfall, shortfallOf } from './outcome/shortfall'

export interface ListedPayment extends KeptPayment {
  feeKept: number
  /** null while nothing reached the coach. */
  reached: number | null
  refunded: number
  refundPending: number
  shortfall: Shortfall | null
  dispute: Movement | null
  awaitsAnswer: boolean
}

export interface PaymentTable {
  payments: ListedPayment[]
  older: string | null
  /** null: no coach selected, or an unknown one. */
  coach: Pick<Coach, 'id' | 'name' | 'email'> | null
}

interface TablePorts {
  store: { coaches: Pick<CoachStore, 'findCoach'>; payments: Pick<PaymentStore, 'findPayments'> }
  provider: Pick<Provider, 'platform'>
}

export async function paymentTable({ store, provider }: TablePorts, filter: PaymentFilter): Promise<PaymentTable> {
  const [{ payments, older }, coach] = await Promise.all([
    getPlatform(provider).then((platform) => store.payments.findPayments(platform, filter)),
    filter.coachId === null ? null : store.coaches.findCoach(filter.coachId),
  ])
  return { payments: payments.map(toListed), older, coach }
}

export async function* readPaymentTable(
  { store, provider }: { store: { payments: Pick<PaymentStore, 'readPayments'> }; provider: TablePorts['provider'] },
  filter: Omit<PaymentFilter, 'cursor'>,
): AsyncGenerator<ListedPayment[]> {
  const platform = await getPlatform(provider)
  for await (const payments of store.payments.readPayments(platform, filter)) yield payments.map(toListed)
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
