import type { FailingCheck } from '@/lib/payouts/ports/payment-store'
import type { CheckFailure } from '@/lib/payouts/vocabulary/health/failure'

export interface FailingRow {
  check_failures: number
  last_check_failure: string | null
  check_failing_since: Date | null
}

export function toFailing({
  check_failures: failures,
  last_check_failure: failure,
  check_failing_since: since,
}: FailingRow): FailingCheck | null {
  return failure === null || since === null ? null : { failure: failure as CheckFailure, failures, since }
}
