import type { StatusView } from '../for-people'
import type { BalanceStore } from '../ports/balance-store'
import type { Clock } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { CoachStore, DecisionStore, HoldStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { getPlatform } from './find-platform'
import { freshnessOf } from './freshness'
import { presentationOf } from './presentation'
import { toRequirementSummary } from './requirement-summary'
import { shownRequirements } from './shown-requirements'
import { refusalOfStored } from './start-over'
import { notesOf, stateOf } from './state'

interface Ports {
  store: {
    coaches: Pick<CoachStore & HoldStore, 'findCoach' | 'findAccount' | 'findHold'>
    decisions: Pick<DecisionStore, 'timelineOf'>
    balances: Pick<BalanceStore, 'balanceMark'>
  }
  provider: Provider
  clock: Clock
}

/** Two limits, so that refused payments never hide why payouts stopped. */
const most = { ofAccount: 20, refused: 5 }

/** From stored data; fetches no account. */
export async function statusView(ports: Ports, coachId: CoachId): Promise<StatusView> {
  const [coach, account, hold, timeline, platform, balanceMark] = await Promise.all([
    ports.store.coaches.findCoach(coachId),
    ports.store.coaches.findAccount(coachId),
    ports.store.coaches.findHold(coachId),
    ports.store.decisions.timelineOf(coachId, most),
    getPlatform(ports.provider),
    ports.store.balances.balanceMark(coachId),
  ])
  if (coach === null) throw new Error(`no coach ${coachId}`)
  const state = stateOf(account, platform)
  const isHeld = hold !== null
  const isOpen = account !== null && state !== 'closed'
  const now = ports.clock.now()
  const requirements = shownRequirements(account, state, now)
  return {
    coach,
    state,
    notes: isOpen ? notesOf(account.snapshot) : [],
    isHeld,
    presentation: presentationOf(state, { isHeld, requirements }),
    freshness: account !== null && isMadeUnder(account, platform) ? freshnessOf(account) : null,
    requirements,
    asked: toRequirementSummary(requirements, now),
    deadline: isOpen ? account.snapshot.deadline : null,
    country: account?.snapshot.country ?? null,
    submitted: isOpen && account.snapshot.submitted,
    startOver: toStartOver(account, platform),
    timeline,
    mark: mark(account, isHeld, platform, balanceMark),
  }
}

function toStartOver(account: PayoutAccount | null, platform: Platform): StatusView['startOver'] {
  if (account === null || !isMadeUnder(account, platform)) return null
  const { accountId, isClosing } = account
  return isClosing || refusalOfStored(account, { kind: 'coach' }) === null ? { accountId, isClosing } : null
}

/** The mark alone, cheap enough for polling. */
export async function markOf(ports: Omit<Ports, 'clock'>, coachId: CoachId): Promise<string> {
  const [account, hold, platform, balanceMark] = await Promise.all([
    ports.store.coaches.findAccount(coachId),
    ports.store.coaches.findHold(coachId),
    getPlatform(ports.provider),
    ports.store.balances.balanceMark(coachId),
  ])
  return mark(account, hold !== null, platform, balanceMark)
}

function mark(account: PayoutAccount | null, isHeld: boolean, platform: Platform, balanceMark: string): string {
  const parts = [
    markOfAccount(account, platform),
    ...(isHeld ? ['held'] : []),
    ...(balanceMark ? [`b${balanceMark}`] : []),
  ]
  return parts.join('.')
}

function markOfAccount(account: PayoutAccount | null, platform: Platform): string {
  if (account === null) return 'none'
  if (account.isClosing) return `closing.${account.accountId}`
  const waiting = account.fetched < account.notified ? `w${Math.min(account.failures, 1)}` : 'f'
  return `${stateOf(account, platform)}.${account.fetched}.${waiting}`
}
