import { getPlatform } from '../../accounts/find-platform'
import { machine } from '../../decisions/decision'
import type { ConflictStore } from '../../installation/conflict'
import type { InstallationStore } from '../../installation/installation'
import { requestedFactsOf } from '../../ports/admitted-payment-store'
import type { PaymentCheck, PaymentCheckStore } from '../../ports/payment-store'
import type { Log } from '../../ports/ports'
import type { PaymentAnswer, PaymentFacts, Provider, ProviderFor } from '../../ports/provider'
import type { CoachStore, DecisionStore, HoldStore } from '../../ports/store'
import type { GateRefusal } from '../../vocabulary/payments/gate-refusal'
import { findLost } from '../find-lost'
import { lastingRefusals } from '../gate'
import { paymentConflict } from '../payment-conflict'
import { differencesOfKnown } from '../payment-differences'
import { firstCheckSeconds, laterSeconds } from './check-schedule'
import { type FailedCheck, postponeFailed } from './failed-check'
import { hasReachedCoach, isUnsettled } from './movement'

export interface CheckPorts {
  store: {
    coaches: Pick<CoachStore, 'findAccount'> & Pick<HoldStore, 'findHold'>
    decisions: Pick<DecisionStore, 'record'>
    installation: Pick<ConflictStore, 'noteConflicts'> & Pick<InstallationStore, 'findDoubt'>
    payments: PaymentCheckStore
  }
  provider: Provider
  log: Log
}

export type CheckAnswer = 'kept' | 'could-not-confirm'

export async function runDueChecks(
  ports: Omit<CheckPorts, 'provider'> & { providerFor: ProviderFor; batchSize: number },
): Promise<number> {
  const { store, providerFor, batchSize } = ports
  const batch = await store.payments.claimChecks(await getPlatform(providerFor('job')), batchSize)
  await Promise.all(batch.map((check) => runCheck({ ...ports, provider: providerFor('job') }, check)))
  return batch.length
}

/** Stores the outcome; cancels what the gate would refuse. */
export async function runCheck(ports: CheckPorts, check: PaymentCheck): Promise<CheckAnswer> {
  const paymentId = check.paymentId ?? (await findPaymentId(ports, check))
  if (paymentId === null) return 'could-not-confirm'
  const answer = await ports.provider.readPayment({ paymentId, mayBeDisputed: check.mayBeDisputed })
  if (answer.kind === 'read') {
    if (!(await isTheOneAskedFor(ports, check, answer))) return 'could-not-confirm'
    const { facts, reasons, open } = await judge(ports, check, answer.facts)
    if (open !== null) return leaveOpen(ports, check, facts, open)
    const nextSeconds = nextCheckSeconds(facts, check.ageSeconds)
    const unkept = await ports.store.payments.keepCheck(check, facts, nextSeconds, reasons)
    if (unkept === null) return 'kept'
    await postponeFailed(ports, check, unkept)
  } else await postponeFailed(ports, check, answer)
  return 'could-not-confirm'
}

/** It may still be paid, so canceling is retried, and staff see why. */
async function leaveOpen(
  ports: CheckPorts,
  check: PaymentCheck,
  facts: PaymentFacts,
  open: Uncanceled,
): Promise<CheckAnswer> {
  const { store } = ports
  const unkept = await store.payments.keepCheck(check, facts, firstCheckSeconds, [])
  if (open.kind === 'refused' && check.failing?.failure !== 'not-canceled') {
    const { coachId, accountId, facts: charge } = check
    const said = { code: open.code, sentence: open.sentence }
    const about = { coachId, accountId, by: machine, charge, paymentId: facts.paymentId }
    await store.decisions.record({ kind: 'charge-outcome', ...about, outcome: 'not-canceled', said })
  }
  await postponeFailed(ports, check, unkept ?? open)
  return unkept === null ? 'kept' : 'could-not-confirm'
}

/** A payment with other facts is left alone and shown to staff. */
async function isTheOneAskedFor(
  { store, log }: CheckPorts,
  check: PaymentCheck,
  { facts: { paymentId }, made, createdAt }: Extract<PaymentAnswer, { kind: 'read' }>,
): Promise<boolean> {
  const asked = requestedFactsOf(check)
  const differs = differencesOfKnown(asked, made)
  if (differs.length === 0) return true
  log.error('a payment differs from the request', { reference: check.reference, paymentId, differs })
  await store.installation.noteConflicts(check.platform, [
    paymentConflict(asked, { paymentId, made, createdAt }, differs),
  ])
  await store.payments.postponeCheck(check, 86_400, null)
  return false
}

type Uncanceled = Exclude<FailedCheck, { kind: 'gone' }>

interface Judged {
  facts: PaymentFacts
  reasons: GateRefusal[]
  open: Uncanceled | null
}

/** A payment made meanwhile stays paid. */
async function judge(
  ports: CheckPorts,
  { coachId, platform, mayBeDisputed, facts: { currency } }: PaymentCheck,
  facts: PaymentFacts,
): Promise<Judged> {
  if (facts.state !== 'open') return { facts, reasons: [], open: null }
  const { store, provider, log } = ports
  const { paymentId } = facts
  const [account, hold] = await Promise.all([store.coaches.findAccount(coachId), store.coaches.findHold(coachId)])
  const reasons = lastingRefusals(account, { platform, currency, isHeld: hold !== null })
  if (reasons.length === 0) return { facts, reasons, open: null }
  const answer = await provider.cancelPayment(paymentId)
  if (answer.kind === 'canceled') return { facts: { ...facts, state: 'canceled' }, reasons, open: null }
  if (answer.kind === 'away') {
    log.warn('could not cancel a payment the gate refuses', { paymentId, failure: answer.failure })
    return { facts, reasons, open: answer }
  }
  const again = await provider.readPayment({ paymentId, mayBeDisputed })
  const isOpen = again.kind !== 'read' || again.facts.state === 'open'
  return isOpen ? { facts, reasons, open: answer } : { facts: again.facts, reasons: [], open: null }
}

/** Finds the outcome of an unanswered request by its reference. */
async function findPaymentId(ports: CheckPorts, check: PaymentCheck): Promise<string | null> {
  const found = await findLost(ports, { ...check, asked: requestedFactsOf(check) })
  if (found.kind === 'found') return found.payment.paymentId
  if (found.kind === 'away') await postponeFailed(ports, check, found)
  else if (check.attemptAgeSeconds > keptForCallerSeconds) await ports.store.payments.giveUp(check)
  else await ports.store.payments.postponeCheck(check, laterSeconds(check.attemptAgeSeconds), null)
  return null
}

/** The caller may retry this long. */
const keptForCallerSeconds = 2 * 86_400

/** null: never, unless a comparison differs. */
export function nextCheckSeconds({ state, movements }: PaymentFacts, ageSeconds: number): number | null {
  if (state === 'open' || state === 'processing') return laterSeconds(ageSeconds)
  if (state === 'paid' && !hasReachedCoach(movements)) return laterSeconds(ageSeconds)
  return movements.some(isUnsettled) ? 6 * 3600 : null
}

export type CheckPaymentAnswer = { kind: CheckAnswer } | { kind: 'too-soon'; nextAt: Date }

/** null: unknown reference, or no payment was made. */
export async function checkPayment(ports: CheckPorts, reference: string): Promise<{ kind: CheckAnswer } | null> {
  const check = await ports.store.payments.takeCheck(await getPlatform(ports.provider), reference)
  return check === null ? null : { kind: await runCheck(ports, check) }
}
