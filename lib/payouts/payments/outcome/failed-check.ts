import type { PaymentCheck, PaymentCheckStore } from '../../ports/payment-store'
import type { Log } from '../../ports/ports'
import { type CancelAnswer, causeOf } from '../../ports/provider'
import type { CheckFailure } from '../../vocabulary/failure'
import { failedSeconds, laterSeconds } from './check-schedule'

/** Why a look failed: it got no answer, one that cannot be kept, or what the gate refuses could not be canceled. */
export type FailedCheck = Exclude<CancelAnswer, { kind: 'canceled' }> | { kind: 'gone' }

interface Ports {
  store: Pick<PaymentCheckStore, 'postponeCheck'>
  log: Log
}

/** Counted, and tried ever more rarely. Nobody is blamed for a look that never began. */
export async function postponeFailed({ store, log }: Ports, check: PaymentCheck, answer: FailedCheck): Promise<void> {
  const { reference, paymentId } = check
  const failure = failureOf(answer)
  const facts = { reference, paymentId, failure, ...(answer.kind === 'away' && { cause: causeOf(answer) }) }
  if (isPassing(failure)) log.warn('could not look at a payment', facts)
  else log.error('a payment cannot be checked', facts)
  if (answer.kind === 'away' && answer.isUnasked)
    return store.postponeCheck(check, laterSeconds(check.ageSeconds), null)
  await store.postponeCheck(check, failedSeconds(failure, (check.failing?.failures ?? 0) + 1), failure)
}

function failureOf(answer: FailedCheck): CheckFailure {
  if (answer.kind === 'away') return answer.failure
  return answer.kind === 'gone' ? 'gone' : 'not-canceled'
}

/** Otherwise it is the answer about this very payment that stands in the way. */
function isPassing(failure: CheckFailure): boolean {
  return failure !== 'gone' && failure !== 'unreadable' && failure !== 'not-canceled'
}
