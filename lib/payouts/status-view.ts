import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { toAsked } from './asked'
import type { Clock, Patience } from './doors'
import { freshnessOf } from './freshness'
import type { CoachId } from './ids'
import type { StatusView } from './payouts'
import { presentationOf } from './presentation'
import type { Provider } from './provider'
import type { Requirement } from './requirement'
import { notesOf, type State, stateOf } from './state'
import type { Book, CoachStore, HoldStore } from './store'

interface Doors {
  store: CoachStore & HoldStore & Book
  provider: Provider
  clock: Clock
}

/** Apart, so that no number of refused payments hides why payouts stopped. */
const story = { ofAccount: 20, refused: 5 }

/** The coach's page, from what we hold: nothing here asks the provider about the account. */
export async function statusView(doors: Doors, coachId: CoachId, patience: Patience): Promise<StatusView> {
  const [coach, account, hold, timeline, platform] = await Promise.all([
    doors.store.findCoach(coachId),
    doors.store.findAccount(coachId),
    doors.store.findHold(coachId),
    doors.store.storyOf(coachId, story),
    doors.provider.platform(patience),
  ])
  if (coach === null) throw new Error(`no coach ${coachId}`)
  const state = stateOf(account, platform)
  const isHeld = hold !== null
  const isOpen = account !== null && state !== 'closed'
  const requirements = shownRequirements(account, state)
  return {
    coach,
    state,
    notes: isOpen ? notesOf(account.snapshot) : [],
    isHeld,
    presentation: presentationOf(state, isHeld),
    freshness: account !== null && isMadeUnder(account, platform) ? freshnessOf(account) : null,
    requirements,
    asked: toAsked(requirements, doors.clock.now()),
    deadline: isOpen ? account.snapshot.deadline : null,
    country: account?.snapshot.country ?? null,
    submitted: isOpen && account.snapshot.submitted,
    timeline,
    mark: mark(account, isHeld, platform),
  }
}

/** What the provider still asks, where answering can change anything. */
export function shownRequirements(account: PayoutAccount | null, state: State): Requirement[] {
  return account === null || state === 'closed' || state === 'rejected' ? [] : account.snapshot.requirements
}

/** The mark alone, for a page that asks again and again. */
export async function markOf(doors: Omit<Doors, 'clock'>, coachId: CoachId, patience: Patience): Promise<string> {
  const [account, hold, platform] = await Promise.all([
    doors.store.findAccount(coachId),
    doors.store.findHold(coachId),
    doors.provider.platform(patience),
  ])
  return mark(account, hold !== null, platform)
}

function mark(account: PayoutAccount | null, isHeld: boolean, platform: Platform): string {
  return isHeld ? `${markOfAccount(account, platform)}.held` : markOfAccount(account, platform)
}

function markOfAccount(account: PayoutAccount | null, platform: Platform): string {
  if (account === null) return 'none'
  const waiting = account.fetched < account.notified ? `w${Math.min(account.failures, 1)}` : 'f'
  return `${stateOf(account, platform)}.${account.fetched}.${waiting}`
}
