import type { ConflictStore } from '../installation/conflict'
import type { InstallationStore } from '../installation/installation'
import { type AdmittedPayment, type AdmittedPaymentStore, requestedFactsOf } from '../ports/admitted-payment-store'
import type { Log } from '../ports/ports'
import type { CreatePaymentAnswer, Provider } from '../ports/provider'
import { findLost } from './find-lost'
import { isMendable } from './is-mendable'

export interface AskPorts {
  store: {
    installation: Pick<ConflictStore, 'noteConflicts'> & Pick<InstallationStore, 'findDoubt'>
    payments: Pick<AdmittedPaymentStore, 'askAgain' | 'leaveSpentAttempt' | 'nextAttempt'>
  }
  provider: Provider
  log: Log
}

/** The provider remembers an attempt for at least a day. */
const attemptSeconds = 23 * 3600

/** If the provider may have forgotten the attempt, searches first. null: settled, or another request is running. */
export async function askOnce(
  ports: AskPorts,
  admitted: AdmittedPayment,
  { wasDeclined = false } = {},
): Promise<{ charge: AdmittedPayment; answer: CreatePaymentAnswer | null }> {
  const { provider, store } = ports
  const { ageSeconds } = admitted
  let charge = admitted
  if (ageSeconds > attemptSeconds) {
    const found = await findLost(ports, { ...admitted, asked: requestedFactsOf(admitted) })
    if (found.kind === 'away') return { charge, answer: found }
    if (found.kind === 'found') return { charge, answer: { kind: 'collected', payment: found.payment } }
    charge = await store.payments.nextAttempt(admitted)
    if (charge.state !== 'asked' || charge.attempt === admitted.attempt) return { charge, answer: null }
  } else if (ageSeconds > 0) {
    await store.payments.askAgain(admitted)
  }
  const ask = ({ installation, coachId, accountId, attempt, facts }: AdmittedPayment) =>
    provider.createPayment({ installation, coachId, accountId, attempt, ...facts })
  const answer = await ask(charge)
  if (!isSpent(answer, wasDeclined)) return { charge, answer }
  // The cause may be fixed; only a new attempt is judged again.
  const next = await store.payments.leaveSpentAttempt(charge)
  return { charge: next, answer: next.state === 'asked' ? await ask(next) : null }
}

/** The provider repeats a stored failure, so this attempt can make nothing. */
function isSpent(answer: CreatePaymentAnswer, wasDeclined: boolean): boolean {
  if (answer.kind !== 'refused') return false
  return (
    (answer.isReplayed === true && isMendable(answer.reason)) || (wasDeclined && answer.reason === 'reference-used')
  )
}
