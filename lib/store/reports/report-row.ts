import type { CoachSums, CurrencySums, ReportedMovement } from '@/lib/payouts/ports/report-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'

export interface SumsRow {
  /** null for the total. */
  coach_id: string | null
  name: string | null
  email: string
  coach_reference: string | null
  currency: string
  charged: number
  fees: number
  fees_returned: number
  refunds: number
  refunds_pending: number
  disputed: number
  transferred: number
  reversed: number
}

export function toCurrencySums(row: SumsRow): CurrencySums {
  const { currency, fees_returned: feesReturned, refunds_pending: refundsPending } = row
  const { charged, fees, refunds, disputed, transferred, reversed } = row
  return {
    currency,
    sums: { charged, fees, feesReturned, refunds, refundsPending, disputed, transferred, reversed },
  }
}

export function toCoachSums(row: SumsRow): CoachSums {
  const { coach_id, name, email, coach_reference } = row
  return { coach: { id: coach_id as CoachId, name, email, reference: coach_reference }, ...toCurrencySums(row) }
}

export interface ReportedRow extends Omit<ReportedMovement, 'coach' | 'dueBy'> {
  name: string | null
  email: string
  coach_reference: string | null
  due_by: Date | null
}

export function toReportedMovement({
  name,
  email,
  coach_reference,
  due_by,
  ...movement
}: ReportedRow): ReportedMovement {
  return { ...movement, dueBy: due_by, coach: { name, email, reference: coach_reference } }
}
