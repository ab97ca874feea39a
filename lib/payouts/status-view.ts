import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { toAsked } from './asked'
import type { Clock } from './doors'
import { freshnessOf } from './freshness'
import type { CoachId } from './ids'
import type { StatusView } from './payouts'
import { presentations } from './presentation'
import type { Provider } from './provider'
import { notesOf, stateOf } from './state'
import type { Book, CoachStore } from './store'

interface Doors {
  store: CoachStore & Book
  provider: Provider
  clock: Clock
}

const timelineLength = 20

/** The coach's page, from what we hold: nothing here asks the provider about the account. */
export async function statusView(doors: Doors, coachId: CoachId): Promise<StatusView> {
  const [coach, account, timeline, platform] = await Promise.all([
    doors.store.findCoach(coachId),
    doors.store.findAccount(coachId),
    doors.store.decisionsOf(coachId, timelineLength),
    doors.provider.platform(),
  ])
  if (coach === null) throw new Error(`no coach ${coachId}`)
  const state = stateOf(account, platform)
  const isOpen = account !== null && state !== 'closed'
  const requirements = isOpen && state !== 'rejected' ? account.snapshot.requirements : []
  return {
    coach,
    state,
    notes: isOpen ? notesOf(account.snapshot) : [],
    presentation: presentations[state],
    freshness: account !== null && isMadeUnder(account, platform) ? freshnessOf(account) : null,
    requirements,
    asked: toAsked(requirements, doors.clock.now()),
    deadline: isOpen ? account.snapshot.deadline : null,
    country: account?.snapshot.country ?? null,
    submitted: isOpen && account.snapshot.submitted,
    timeline,
    mark: mark(account, platform),
  }
}

/** The mark alone, for a page that asks again and again. */
export async function markOf(doors: Omit<Doors, 'clock'>, coachId: CoachId): Promise<string> {
  const [account, platform] = await Promise.all([doors.store.findAccount(coachId), doors.provider.platform()])
  return mark(account, platform)
}

function mark(account: PayoutAccount | null, platform: Platform): string {
  if (account === null) return 'none'
  const waiting = account.fetched < account.notified ? `w${Math.min(account.failures, 1)}` : 'f'
  return `${stateOf(account, platform)}.${account.fetched}.${waiting}`
}
