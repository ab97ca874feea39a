import type { Look, LookStore } from '../../ports/payment-store'
import type { Log } from '../../ports/ports'
import { type CancelAnswer, causeOf } from '../../ports/provider'
import type { LookFailure } from '../../vocabulary/failure'
import { failedSeconds, laterSeconds } from './check-schedule'

/** Why a look failed: it got no answer, one that cannot be kept, or what the gate refuses could not be canceled. */
export type FailedLook = Exclude<CancelAnswer, { kind: 'canceled' }> | { kind: 'gone' }

interface Ports {
  store: Pick<LookStore, 'postponeLook'>
  log: Log
}

/** Counted, and tried ever more rarely. Nobody is blamed for a look that never began. */
export async function postponeFailed({ store, log }: Ports, look: Look, answer: FailedLook): Promise<void> {
  const { reference, paymentId } = look
  const failure = failureOf(answer)
  const facts = { reference, paymentId, failure, ...(answer.kind === 'away' && { cause: causeOf(answer) }) }
  if (isPassing(failure)) log.warn('could not look at a payment', facts)
  else log.error('a payment cannot be checked', facts)
  if (answer.kind === 'away' && answer.isUnasked) return store.postponeLook(look, laterSeconds(look.ageSeconds), null)
  await store.postponeLook(look, failedSeconds(failure, (look.failing?.failures ?? 0) + 1), failure)
}

function failureOf(answer: FailedLook): LookFailure {
  if (answer.kind === 'away') return answer.failure
  return answer.kind === 'gone' ? 'gone' : 'not-canceled'
}

/** Otherwise it is the answer about this very payment that stands in the way. */
function isPassing(failure: LookFailure): boolean {
  return failure !== 'gone' && failure !== 'unreadable' && failure !== 'not-canceled'
}
