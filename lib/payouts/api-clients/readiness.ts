import type { PayoutAccount, Platform } from '../accounts/account'
import { findPlatform } from '../accounts/find-platform'
import { type Freshness, freshnessOf } from '../accounts/freshness'
import { presentationOf } from '../accounts/presentation'
import { eachOnce, type ListedRequirement } from '../accounts/requirement'
import { asOf, canAnswer, shownBucketOf, shownRequirements } from '../accounts/shown-requirements'
import { stateOf } from '../accounts/state'
import type { Coach } from '../coaches/coach'
import { gateRefusals } from '../payments/gate'
import type { Clock, Log } from '../ports/ports'
import type { ProviderFor } from '../ports/provider'
import type { CoachStore, HoldStore } from '../ports/store'
import type { ShownBucket } from '../vocabulary/accounts/bucket'
import type { Actor } from '../vocabulary/accounts/presentation'
import type { State } from '../vocabulary/accounts/state'
import type { GateRefusal } from '../vocabulary/payments/gate-refusal'
import { findCoachNamed } from './find-coach-named'

export interface Readiness {
  kind: 'readiness'
  coach: Pick<Coach, 'id' | 'reference'>
  state: State
  /** Empty: the gate would admit. */
  reasons: GateRefusal[]
  whoActs: Actor
  country: string | null
  /** ISO 4217, lower case: the only currency the gate admits. */
  currency: string | null
  deadline: Date | null
  /** Each key once, in its bucket; null when not stored by key. */
  requirements: ShownRequirement[] | null
  freshness: Freshness | null
}

export type ShownRequirement = Omit<ListedRequirement, 'bucket'> & { bucket: ShownBucket }

interface Ports {
  store: { coaches: CoachStore & HoldStore }
  providerFor: ProviderFor
  clock: Clock
  log: Log
}

/** From stored data; fetches no account and records nothing. null: no such coach. */
export async function readiness(ports: Ports, name: string): Promise<Readiness | { kind: 'away' } | null> {
  const { store, clock, providerFor } = ports
  const coach = await findCoachNamed(store.coaches, name)
  if (coach === null) return null
  const [account, hold, platform] = await Promise.all([
    store.coaches.findAccount(coach.id),
    store.coaches.findHold(coach.id),
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
    requirements: shown(account, state, now),
    freshness: account === null ? null : freshnessOf(account),
  }
}

function shown(account: PayoutAccount | null, state: State, now: Date): ShownRequirement[] | null {
  if (account === null || !canAnswer(state)) return []
  const { listed } = account.snapshot
  if (listed === null) return null
  return eachOnce(listed.map(asOf(now))).map(({ bucket, ...asked }) => ({
    ...asked,
    bucket: shownBucketOf({ bucket }, state),
  }))
}

/** A payment itself would fetch first and name its currency. */
function reasonsOf(account: PayoutAccount | null, platform: Platform, isHeld: boolean): GateRefusal[] {
  const currency = account?.snapshot.currency ?? ''
  return gateRefusals(account, { platform, isConfirmed: true, currency, isHeld })
}
