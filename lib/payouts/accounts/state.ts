import type { Note, State } from '../vocabulary/accounts/state'
import { isMadeUnder, type PayoutAccount, type Platform, type Snapshot } from './account'
import { isAskedOfPlatform, isDated, isPressing } from './requirement'

/** The one rule. Page, table and gate all use it. */
export function canReceivePayment(account: Pick<PayoutAccount, 'snapshot'> | null): boolean {
  return account?.snapshot.payoutsEnabled === true
}

/** The state for the current key's platform. */
export function stateOf(account: PayoutAccount | null, platform: Platform): State {
  if (account === null) return 'not-started'
  if (account.accessLostAt !== null || !isMadeUnder(account, platform)) return 'closed'
  return stateOfSnapshot(account.snapshot)
}

export function stateOfSnapshot(snapshot: Snapshot): State {
  if (isRejected(snapshot)) return 'rejected'
  return canReceivePayment({ snapshot }) ? stateWhilePaid(snapshot) : stateWhileOff(snapshot)
}

function stateWhilePaid(snapshot: Snapshot): State {
  // Comes first: the provider would refuse every payment.
  if (snapshot.transfers !== 'active') return 'ready-transfers-off'
  if (isFallingDue(snapshot)) return 'ready-due'
  if (isBeingChecked(snapshot)) return 'ready-checking'
  return 'ready'
}

function stateWhileOff(snapshot: Snapshot): State {
  if (!snapshot.submitted) return 'unfinished'
  const stop = snapshot.stop?.kind
  if (stop === 'paused') return 'paused'
  if (snapshot.requirements.some(isPressing)) return 'needs-you'
  if (isBeingChecked(snapshot) || stop === 'checking' || stop === 'review') return 'in-review'
  return 'off'
}

function isRejected({ stop }: Snapshot): boolean {
  return stop?.kind === 'rejected' || stop?.kind === 'rejected-by-us'
}

export function notesOf(snapshot: Snapshot): Note[] {
  if (isRejected(snapshot)) return snapshot.stop?.kind === 'rejected-by-us' ? ['rejected-by-us'] : []
  const isOn = canReceivePayment({ snapshot })
  const isChecked = isOn && isBeingChecked(snapshot) && stateOfSnapshot(snapshot) !== 'ready-checking'
  const isOurs = snapshot.requirements.some(isAskedOfPlatform)
  return [...(isChecked ? (['checking'] as const) : []), ...(isOurs ? (['for-platform'] as const) : [])]
}

function isFallingDue(snapshot: Snapshot): boolean {
  return snapshot.requirements.some((requirement) => isPressing(requirement) || isDated(requirement))
}

function isBeingChecked(snapshot: Snapshot): boolean {
  return snapshot.requirements.some((requirement) => requirement.bucket === 'review')
}
