import { presentations } from '../accounts/presentation'
import { waitsForAnswer } from '../payments/outcome/movement'
import { isFinal } from '../vocabulary/accounts/state'
import type { AlertFacts } from './alert'

/** Judged right before it is sent, so that a cured cause sends nothing. */
export function isStillTrue(alert: AlertFacts, now: Date): boolean {
  const { kind, state, dispute } = alert
  switch (kind) {
    case 'coach-stopped':
      // A closed account has an alert of its own.
      return state !== null && !isFinal(state) && !presentations[state].canBePaid
    case 'account-closed':
      return state !== null && isFinal(state)
    case 'payout-failed':
      return alert.doesPayoutFail
    case 'dispute':
      return dispute !== null && waitsForAnswer(dispute) && (dispute.dueBy === null || dispute.dueBy > now)
    case 'provider-refused':
      return !alert.hasSucceeded
    case 'health':
      return alert.curedAt === null
    default:
      return kind satisfies never
  }
}

/** Of a coach who stopped twice, or a dispute that turned from inquiry, the latest. @param alerts oldest first */
export function latestTrue(alerts: AlertFacts[], now: Date): AlertFacts[] {
  const latest = new Map<string, AlertFacts>()
  for (const alert of alerts.filter((each) => isStillTrue(each, now))) {
    latest.delete(subjectOf(alert))
    latest.set(subjectOf(alert), alert)
  }
  return [...latest.values()]
}

function subjectOf({ kind, about, coach, reference }: AlertFacts): string {
  if (kind === 'coach-stopped' || kind === 'account-closed') return `${kind} ${coach?.id}`
  return [kind, about, coach?.id, reference].join(' ')
}
