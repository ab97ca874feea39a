import type { PaymentCheck, PaymentCheckStore } from '../../ports/payment-store'
import type { Log } from '../../ports/ports'
import { type CancelAnswer, causeOf } from '../../ports/provider'
import type { CheckFailure } from '../../vocabulary/failure'
import { failedSeconds, laterSeconds } from './check-schedule'

export type FailedCheck = Exclude<CancelAnswer, { kind: 'canceled' }> | { kind: 'gone' }

interface Ports {
  store: { payments: Pick<PaymentCheckStore, 'postponeCheck'> }
  log: Log
}

/** A check that never started is not a failure. */
export async function postponeFailed({ store, log }: Ports, check: PaymentCheck, answer: FailedCheck): Promise<void> {
  const { reference, paymentId } = check
  const failure = failureOf(answer)
  const facts = { reference, paymentId, failure, ...(answer.kind === 'away' && { cause: causeOf(answer) }) }
  if (isPassing(failure)) log.warn('could not check a payment', facts)
  else log.error('a payment cannot be checked', facts)
  if (answer.kind === 'away' && answer.isUnasked)
    return store.payments.postponeCheck(check, laterSeconds(check.ageSeconds), null)
  await store.payments.postponeCheck(check, failedSeconds(failure, (check.failing?.failures ?? 0) + 1), failure)
}

function failureOf(answer: FailedCheck): CheckFailure {
  if (answer.kind === 'away') return answer.failure
  return answer.kind === 'gone' ? 'gone' : 'not-canceled'
}

/** Otherwise this payment's answer is at fault. */
function isPassing(failure: CheckFailure): boolean {
  return failure !== 'gone' && failure !== 'unreadable' && failure !== 'not-canceled'
}
