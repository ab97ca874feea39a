import type { PayoutAccount, Platform } from '../accounts/account'
import { findPlatform } from '../accounts/find-platform'
import { type Freshness, freshnessOf } from '../accounts/freshness'
import { presentationOf } from '../accounts/presentation'
import { eachOnce, type ListedRequirement } from '../accounts/requirement'
import { asOf, placeOf } from '../accounts/requirement-place'
import { canAnswer, shownRequirements } from '../accounts/shown-requirements'
import { stateOf } from '../accounts/state'
import type { Coach } from '../coaches/coach'
import { gateRefusals } from '../payments/gate'
import type { Clock, Log } from '../ports/ports'
import type { ProviderFor } from '../ports/provider'
import type { CoachStore, HoldStore } from '../ports/store'
import type { Place } from '../vocabulary/bucket'
import type { GateRefusal } from '../vocabulary/gate-refusal'
import type { Actor } from '../vocabulary/presentation'
import type { State } from '../vocabulary/state'
import { findCoachNamed } from './find-coach-named'

/** Whether a charge for the coach would be admitted by what we hold, as far as it does not depend on the charge. */
export interface Readiness {
  kind: 'readiness'
  coach: Pick<Coach, 'id' | 'reference'>
  state: State
  /** Why the gate would refuse; empty: it would admit. */
  reasons: GateRefusal[]
  /** As the pages say it. */
  whoActs: Actor
  country: string | null
  /** ISO 4217, lower case: what the coach is paid in; the gate admits no other. */
  currency: string | null
  /** The earliest moment something must be answered by. */
  deadline: Date | null
  /** What is asked, each of the provider's keys once, where pages show it; null where it is not known yet by key. */
  requirements: PlacedRequirement[] | null
  /** null before an account exists. */
  freshness: Freshness | null
}

export type PlacedRequirement = Omit<ListedRequirement, 'bucket'> & { place: Place }

interface Ports {
  store: CoachStore & HoldStore
  providerFor: ProviderFor
  clock: Clock
  log: Log
}

/** From what we hold: the provider is not asked about the account, and nothing is recorded. null: there is no such coach. */
export async function readiness(ports: Ports, name: string): Promise<Readiness | { kind: 'away' } | null> {
  const { store, clock, providerFor } = ports
  const coach = await findCoachNamed(store, name)
  if (coach === null) return null
  const [account, hold, platform] = await Promise.all([
    store.findAccount(coach.id),
    store.findHold(coach.id),
    findPlatform({ ...ports, provider: providerFor('payment') }),
  ])
  if (platform === null) return { kind: 'away' }
  const state = stateOf(account, platform)
  const isHeld = hold !== null
  const now = clock.now()
  const requirements = shownRequirements(account, state, now)
  return {
    kind: 'readiness',
    coach: { id: coach.id, reference: coach.reference },
    state,
    reasons: reasonsOf(account, platform, isHeld),
    whoActs: presentationOf(state, { isHeld, requirements }).whoActs,
    country: account?.snapshot.country ?? null,
    currency: account?.snapshot.currency ?? null,
    deadline: canAnswer(state) ? (account?.snapshot.deadline ?? null) : null,
    requirements: placed(account, state, now),
    freshness: account === null ? null : freshnessOf(account),
  }
}

function placed(account: PayoutAccount | null, state: State, now: Date): PlacedRequirement[] | null {
  if (account === null || !canAnswer(state)) return []
  const { listed } = account.snapshot
  if (listed === null) return null
  return eachOnce(listed.map(asOf(now))).map(({ bucket, ...asked }) => ({
    ...asked,
    place: placeOf({ bucket }, state),
  }))
}

/** A charge itself asks the provider again where the answer is old, and names its currency. */
function reasonsOf(account: PayoutAccount | null, platform: Platform, isHeld: boolean): GateRefusal[] {
  const currency = account?.snapshot.currency ?? ''
  return gateRefusals(account, { platform, isConfirmed: true, currency, isHeld })
}
