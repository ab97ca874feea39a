import type { Platform } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { ConflictStore } from '../installation/conflict'
import type { InstallationStore } from '../installation/installation'
import { type AdmittedPayment, type AdmittedPaymentStore, requestedFactsOf } from '../ports/admitted-payment-store'
import type { Log } from '../ports/ports'
import type { Away, CreatePaymentAnswer, Provider } from '../ports/provider'
import { adopt, type ReconcilePorts } from '../reconciliation/compare-payments'
import { isMendable } from '../vocabulary/payments/payment-refusal'
import { findLost, pagesOf } from './find-lost'

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

export type FindMadePorts = ReconcilePorts & {
  store: { installation: ConflictStore & InstallationStore }
  provider: Provider
}

/** taken: a payment of ours that fits no one here. known: a row exists by now. */
type MadeBeforeAnswer = { kind: 'free' | 'taken' | 'known' } | Away

/** After a restore, adopts a lost payment instead of making a second one. Asks nothing when no restore is possible. */
export async function findMadeBefore(
  ports: FindMadePorts,
  platform: Platform,
  { reference, by }: { reference: string; by: DecidedBy },
): Promise<MadeBeforeAnswer> {
  const { store } = ports
  const [isTaken, doubt] = await Promise.all([
    store.installation.isTaken(platform, reference),
    store.installation.findDoubt(platform, 'payments'),
  ])
  if (isTaken) return { kind: 'taken' }
  if (doubt === null) return { kind: 'free' }
  const installation = await store.installation.findInstallation()
  for await (const page of pagesOf(ports, { reference, from: doubt.from, to: null })) {
    if (page.kind === 'away') return page
    for (const payment of page.payments) {
      const answer = await adopt(store, installation, platform, payment, by)
      if (answer === 'adopted') return { kind: 'known' }
      if (answer === null) continue
      await store.installation.noteConflicts(platform, [answer])
      return { kind: 'taken' }
    }
  }
  return { kind: 'free' }
}
