import type { FailingCheck } from '@/lib/payouts/ports/payment-store'
import type { CheckFailure } from '@/lib/payouts/vocabulary/health/failure'

export interface FailingRow {
  look_failures: number
  last_look_failure: string | null
  look_failing_since: Date | null
}

export function toFailing({
  look_failures: failures,
  last_look_failure: failure,
  look_failing_since: since,
}: FailingRow): FailingCheck | null {
  return failure === null || since === null ? null : { failure: failure as CheckFailure, failures, since }
}
