import type { PayoutAccount, Platform } from '../account'
import type { Coach } from '../coach'
import type { Clock, Log } from '../doors'
import { findPlatform } from '../find-platform'
import { type Freshness, freshnessOf } from '../freshness'
import { type GateRefusal, gateRefusals } from '../gate'
import { patienceOf } from '../patience'
import type { Provider } from '../provider'
import { type State, stateOf } from '../state'
import type { CoachStore, HoldStore } from '../store'
import { findCoachNamed } from './find-coach-named'

/** Whether a charge for the coach would be admitted by what we hold, as far as it does not depend on the charge. */
export interface Readiness {
  kind: 'readiness'
  coach: Pick<Coach, 'id' | 'reference'>
  state: State
  /** Why the gate would refuse; empty: it would admit. */
  reasons: GateRefusal[]
  country: string | null
  /** ISO 4217, lower case: what the coach is paid in; the gate admits no other. */
  currency: string | null
  /** The earliest day something must be answered by. */
  deadline: Date | null
  /** null before an account exists. */
  freshness: Freshness | null
}

interface Doors {
  store: CoachStore & HoldStore
  provider: Provider
  clock: Clock
  log: Log
}

/** From what we hold: the provider is not asked about the account, and nothing is recorded. null: there is no such coach. */
export async function readiness(doors: Doors, name: string): Promise<Readiness | { kind: 'away' } | null> {
  const { store, clock } = doors
  const coach = await findCoachNamed(store, name)
  if (coach === null) return null
  const [account, hold, platform] = await Promise.all([
    store.findAccount(coach.id),
    store.findHold(coach.id),
    findPlatform(doors, patienceOf('gate', clock)),
  ])
  if (platform === null) return { kind: 'away' }
  return {
    kind: 'readiness',
    coach: { id: coach.id, reference: coach.reference },
    state: stateOf(account, platform),
    reasons: reasonsOf(account, platform, hold !== null),
    country: account?.snapshot.country ?? null,
    currency: account?.snapshot.currency ?? null,
    deadline: account?.snapshot.deadline ?? null,
    freshness: account === null ? null : freshnessOf(account),
  }
}

/** A charge itself asks the provider again where the answer is old, and names its currency. */
function reasonsOf(account: PayoutAccount | null, platform: Platform, isHeld: boolean): GateRefusal[] {
  const currency = account?.snapshot.currency ?? ''
  return gateRefusals(account, { platform, isConfirmed: true, currency, isHeld })
}
