import type { ConflictStore } from '../installation/conflict'
import type { InstallationStore } from '../installation/installation'
import { type AdmittedPayment, type AdmittedPaymentStore, requestedFactsOf } from '../ports/admitted-payment-store'
import type { Log } from '../ports/ports'
import type { CreatePaymentAnswer, Provider } from '../ports/provider'
import { findLost } from './find-lost'
import { isMendable } from './is-mendable'

interface AskPorts {
  store: AdmittedPaymentStore & Pick<ConflictStore, 'noteConflicts'> & Pick<InstallationStore, 'findDoubt'>
  provider: Provider
  log: Log
}

/** The provider knows an attempt for a day at least; a little less is sure. */
const attemptSeconds = 23 * 3600

/**
 * Asks the provider to take the money; when it may have forgotten the attempt, only after a look for what came of it.
 * null: the charge was settled meanwhile, or somebody else is asking.
 */
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
    charge = await store.nextAttempt(admitted)
    if (charge.state !== 'asked' || charge.attempt === admitted.attempt) return { charge, answer: null }
  } else if (ageSeconds > 0) {
    // It was not admitted a moment ago.
    await store.askAgain(admitted)
  }
  const ask = ({ installation, coachId, accountId, attempt, facts }: AdmittedPayment) =>
    provider.createPayment({ installation, coachId, accountId, attempt, ...facts })
  const answer = await ask(charge)
  if (!isSpent(answer, wasDeclined)) return { charge, answer }
  // What stood in the way when the attempt was first made may be mended by now; only a new attempt is looked at afresh.
  const next = await store.leaveSpentAttempt(charge)
  return { charge: next, answer: next.state === 'asked' ? await ask(next) : null }
}

/**
 * The attempt made nothing and will make nothing: the provider tells what it remembers of it, or that it remembers it in
 * other words, of an attempt that it is known to have declined.
 */
function isSpent(answer: CreatePaymentAnswer, wasDeclined: boolean): boolean {
  if (answer.kind !== 'refused') return false
  return (
    (answer.isReplayed === true && isMendable(answer.reason)) || (wasDeclined && answer.reason === 'reference-used')
  )
}
