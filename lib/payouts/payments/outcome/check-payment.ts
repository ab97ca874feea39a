import { machine } from '../../decisions/decision'
import type { ConflictStore } from '../../installation/conflict'
import type { InstallationStore } from '../../installation/installation'
import { askedOf } from '../../ports/charge-store'
import { deadlineOf } from '../../ports/deadline'
import { inTurnsOf } from '../../ports/in-turn'
import type { Look, LookStore } from '../../ports/payment-store'
import type { Clock, Deadline, Log, RateLimit } from '../../ports/ports'
import type { PaymentAnswer, PaymentFacts, Provider } from '../../ports/provider'
import type { CoachStore, DecisionStore, HoldStore } from '../../ports/store'
import type { GateRefusal } from '../../vocabulary/gate-refusal'
import { findLost } from '../find-lost'
import { lastingRefusals } from '../gate'
import { differencesOfKnown } from '../made-payment'
import { paymentConflict } from '../payment-conflict'
import { laterSeconds, soonSeconds } from './check-schedule'
import { type FailedLook, postponeFailed } from './failed-check'
import { hasReachedCoach, isUnsettled } from './movement'

export interface LookPorts {
  store: LookStore &
    Pick<DecisionStore, 'record'> &
    Pick<CoachStore, 'findAccount'> &
    Pick<HoldStore, 'findHold'> &
    Pick<ConflictStore, 'noteConflicts'> &
    Pick<InstallationStore, 'findDoubt'>
  provider: Provider
  rateLimit: RateLimit
  clock: Clock
  log: Log
}

export type LookAnswer = 'kept' | 'could-not-confirm'

/** How many charges one batch takes; all of them are looked at side by side. */
const batchSize = 5

/** Looks at a batch of charges that are due; answers how many were taken. */
export async function lookAround(ports: LookPorts): Promise<number> {
  const batch = await ports.store.claimLooks(await ports.provider.platform(), batchSize)
  await Promise.all(batch.map((look) => lookAt(ports, look, deadlineOf('machine', ports.clock))))
  return batch.length
}

/** Asks the provider what became of a charge and keeps the answer. What the gate would not admit can be paid no longer. */
export async function lookAt(ports: LookPorts, look: Look, deadline: Deadline): Promise<LookAnswer> {
  const paymentId = look.paymentId ?? (await findPaymentId(ports, look, deadline))
  if (paymentId === null) return 'could-not-confirm'
  const answer = await read(ports, { paymentId, mayBeDisputed: look.mayBeDisputed }, deadline)
  if (answer.kind === 'read') {
    if (!(await isTheOneAskedFor(ports, look, answer))) return 'could-not-confirm'
    const { facts, reasons, open } = await judge(ports, look, answer.facts, deadline)
    if (open !== null) return leaveOpen(ports, look, facts, open)
    const nextSeconds = nextLookSeconds(facts, look.ageSeconds)
    const unkept = await ports.store.keepLook(look, facts, nextSeconds, reasons)
    if (unkept === null) return 'kept'
    await postponeFailed(ports, look, unkept)
  } else await postponeFailed(ports, look, answer)
  return 'could-not-confirm'
}

/** What the gate refuses and nobody could cancel may still be paid, so it is tried again, and staff see why. */
async function leaveOpen(ports: LookPorts, look: Look, facts: PaymentFacts, open: Uncanceled): Promise<LookAnswer> {
  const { store } = ports
  const unkept = await store.keepLook(look, facts, soonSeconds, [])
  if (open.kind === 'refused' && look.failing?.failure !== 'not-canceled') {
    const { coachId, accountId, facts: charge } = look
    const said = { code: open.code, sentence: open.sentence }
    const about = { coachId, accountId, by: machine, charge, paymentId: facts.paymentId }
    await store.record({ kind: 'charge-outcome', ...about, outcome: 'not-canceled', said })
  }
  await postponeFailed(ports, look, unkept ?? open)
  return unkept === null ? 'kept' : 'could-not-confirm'
}

/** A payment that is not what the charge asked for is left as it is, and shown to staff. */
async function isTheOneAskedFor(
  { store, log }: LookPorts,
  look: Look,
  { facts: { paymentId }, made, createdAt }: Extract<PaymentAnswer, { kind: 'read' }>,
): Promise<boolean> {
  const asked = askedOf(look)
  const differs = differencesOfKnown(asked, made)
  if (differs.length === 0) return true
  log.error('the payment of a charge is not what was asked for', { reference: look.reference, paymentId, differs })
  await store.noteConflicts(look.platform, [paymentConflict(asked, { paymentId, made, createdAt }, differs)])
  await store.postponeLook(look, 86_400, null)
  return false
}

type Asked = Parameters<Provider['readPayment']>[0]

function read({ provider, rateLimit }: LookPorts, payment: Asked, deadline: Deadline): Promise<PaymentAnswer> {
  return inTurnsOf(rateLimit, deadline, () => provider.readPayment(payment, deadline, () => rateLimit.turn(deadline)))
}

/** Why a payment that the gate refuses is open all the same. */
type Uncanceled = Exclude<FailedLook, { kind: 'gone' }>

interface Judged {
  facts: PaymentFacts
  /** Why it was canceled; empty: it was not, or not by us. */
  reasons: GateRefusal[]
  /** null: it is not open, or may be. */
  open: Uncanceled | null
}

/** Has a payment that is open canceled when the gate would refuse it by now; one that was paid meanwhile stays paid. */
async function judge(
  ports: LookPorts,
  { coachId, platform, mayBeDisputed, facts: { currency } }: Look,
  facts: PaymentFacts,
  deadline: Deadline,
): Promise<Judged> {
  if (facts.state !== 'open') return { facts, reasons: [], open: null }
  const { store, provider, log } = ports
  const { paymentId } = facts
  const [account, hold] = await Promise.all([store.findAccount(coachId), store.findHold(coachId)])
  const reasons = lastingRefusals(account, { platform, currency, isHeld: hold !== null })
  if (reasons.length === 0) return { facts, reasons, open: null }
  const answer = await provider.cancelPayment(paymentId, deadline)
  if (answer.kind === 'canceled') return { facts: { ...facts, state: 'canceled' }, reasons, open: null }
  if (answer.kind === 'away') {
    log.warn('could not cancel a payment the gate refuses', { paymentId, failure: answer.failure })
    return { facts, reasons, open: answer }
  }
  const again = await read(ports, { paymentId, mayBeDisputed }, deadline)
  const isOpen = again.kind !== 'read' || again.facts.state === 'open'
  return isOpen ? { facts, reasons, open: answer } : { facts: again.facts, reasons: [], open: null }
}

/** A charge whose asking got no answer: what came of it is found by its reference, or nothing did. */
async function findPaymentId(ports: LookPorts, look: Look, deadline: Deadline): Promise<string | null> {
  const found = await findLost(ports, { ...look, asked: askedOf(look) }, deadline)
  if (found.kind === 'found') return found.payment.paymentId
  if (found.kind === 'away') await postponeFailed(ports, look, found)
  else if (look.attemptAgeSeconds > keptForCallerSeconds) await ports.store.giveUp(look)
  else await ports.store.postponeLook(look, laterSeconds(look.attemptAgeSeconds), null)
  return null
}

/** So long the caller may still send a charge again that got no answer; the provider has forgotten the attempt by then. */
const keptForCallerSeconds = 2 * 86_400

/** When the provider may have more to say; null: never, unless a comparison finds a difference. */
export function nextLookSeconds({ state, movements }: PaymentFacts, ageSeconds: number): number | null {
  if (state === 'open' || state === 'processing') return laterSeconds(ageSeconds)
  if (state === 'paid' && !hasReachedCoach(movements)) return laterSeconds(ageSeconds)
  return movements.some(isUnsettled) ? 6 * 3600 : null
}
