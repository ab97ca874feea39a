import type { StatusView } from '../for-people'
import type { Clock } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { CoachStore, DecisionStore, StoredStatus } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { getPlatform } from './find-platform'
import { freshnessOf } from './freshness'
import { presentationOf } from './presentation'
import { toRequirementSummary } from './requirement-summary'
import { shownRequirements } from './shown-requirements'
import { refusalOfStored } from './start-over'
import { notesOf, stateOf } from './state'

interface MarkPorts {
  store: { coaches: Pick<CoachStore, 'findStatus'> }
  provider: Provider
}

interface Ports extends MarkPorts {
  store: MarkPorts['store'] & { decisions: Pick<DecisionStore, 'timelineOf'> }
  clock: Clock
}

/** Two limits, so that refused payments never hide why payouts stopped. */
const most = { ofAccount: 20, refused: 5 }

/** From stored data; fetches no account. */
export async function statusView(ports: Ports, coachId: CoachId): Promise<StatusView> {
  const [stored, timeline, platform] = await Promise.all([
    getStatus(ports, coachId),
    ports.store.decisions.timelineOf(coachId, most),
    getPlatform(ports.provider),
  ])
  const { coach, account, isHeld } = stored
  const state = stateOf(account, platform)
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
    mark: mark(stored, platform),
  }
}

function toStartOver(account: PayoutAccount | null, platform: Platform): StatusView['startOver'] {
  if (account === null || !isMadeUnder(account, platform)) return null
  const { accountId, isClosing } = account
  return isClosing || refusalOfStored(account, { kind: 'coach' }) === null ? { accountId, isClosing } : null
}

/** The mark alone, cheap enough for polling. */
export async function markOf(ports: MarkPorts, coachId: CoachId): Promise<string> {
  const [stored, platform] = await Promise.all([getStatus(ports, coachId), getPlatform(ports.provider)])
  return mark(stored, platform)
}

async function getStatus({ store }: MarkPorts, coachId: CoachId): Promise<StoredStatus> {
  const stored = await store.coaches.findStatus(coachId)
  if (stored === null) throw new Error(`no coach ${coachId}`)
  return stored
}

function mark({ account, isHeld, balanceMark }: StoredStatus, platform: Platform): string {
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
