import { isMadeUnder, type PayoutAccount, type Platform, type Snapshot } from './account'
import { isDated, isPressing } from './requirement'

export const states = [
  'not-started',
  'closed',
  'rejected',
  'ready-due',
  'ready-checking',
  'ready-transfers-off',
  'ready',
  'unfinished',
  'paused',
  'needs-you',
  'in-review',
  'off',
] as const

/** The one word for where a coach stands. The order of `states` is the order of the rules: first match wins. */
export type State = (typeof states)[number]

/** A second thing to say beside the state. */
export type Note = 'checking' | 'transfers-off'

/** The one rule: an account exists and its payouts are enabled. Anything else means no; page, table and gate ask here. */
export function canReceivePayment(account: Pick<PayoutAccount, 'snapshot'> | null): boolean {
  return account?.snapshot.payoutsEnabled === true
}

/** Where the coach stands, in the light of the platform whose key is in use. */
export function stateOf(account: PayoutAccount | null, platform: Platform): State {
  if (account === null) return 'not-started'
  if (account.accessLostAt !== null || !isMadeUnder(account, platform)) return 'closed'
  return stateOfSnapshot(account.snapshot)
}

/** Where an account that is ours and still answers stands. */
export function stateOfSnapshot(snapshot: Snapshot): State {
  if (snapshot.stop?.kind === 'rejected') return 'rejected'
  return canReceivePayment({ snapshot }) ? stateWhilePaid(snapshot) : stateWhileOff(snapshot)
}

function stateWhilePaid(snapshot: Snapshot): State {
  if (isFallingDue(snapshot)) return 'ready-due'
  if (isBeingChecked(snapshot)) return 'ready-checking'
  if (snapshot.transfers !== 'active') return 'ready-transfers-off'
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

/** What else is true of a coach who can be paid and is not told by the state's own name. */
export function notesOf(snapshot: Snapshot): Note[] {
  if (!canReceivePayment({ snapshot })) return []
  const state = stateOfSnapshot(snapshot)
  const notes: Note[] = []
  if (state !== 'ready-checking' && isBeingChecked(snapshot)) notes.push('checking')
  if (state !== 'ready-transfers-off' && snapshot.transfers !== 'active') notes.push('transfers-off')
  return notes
}

function isFallingDue(snapshot: Snapshot): boolean {
  return snapshot.requirements.some((requirement) => isPressing(requirement) || isDated(requirement))
}

function isBeingChecked(snapshot: Snapshot): boolean {
  return snapshot.requirements.some((requirement) => requirement.bucket === 'review')
}
