import type { Log, Patience } from './doors'
import type { AccountId, CoachId } from './ids'
import type { LinkAnswer, LinkRefusal, Provider } from './provider'
import { stateOf } from './state'
import type { Store } from './store'

/** A link is followed at once and never kept. */
export type HandOutAnswer =
  | { kind: 'link'; url: string }
  /** There is nothing to link to: set-up has not begun. */
  | { kind: 'no-account' }
  /** The account is closed or rejected; no link will help. */
  | { kind: 'stopped' }
  | { kind: 'refused'; reason: LinkRefusal }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'away' }

interface Doors {
  store: Store
  provider: Provider
  log: Log
}

/** A link to the provider's form, for an account that is neither closed nor rejected. */
export async function handOutOnboarding(doors: Doors, coachId: CoachId, patience: Patience): Promise<HandOutAnswer> {
  return handOut(doors, coachId, patience, 'onboarding', (accountId) =>
    doors.provider.onboardingLink(accountId, patience),
  )
}

/** A link to the provider's own dashboard. */
export async function handOutDashboard(doors: Doors, coachId: CoachId, patience: Patience): Promise<HandOutAnswer> {
  return handOut(doors, coachId, patience, 'dashboard', (accountId) =>
    doors.provider.dashboardLink(accountId, patience),
  )
}

async function handOut(
  doors: Doors,
  coachId: CoachId,
  patience: Patience,
  link: 'onboarding' | 'dashboard',
  mint: (accountId: AccountId) => Promise<LinkAnswer>,
): Promise<HandOutAnswer> {
  const account = await doors.store.findAccount(coachId)
  if (account === null) return { kind: 'no-account' }
  const state = stateOf(account, await doors.provider.platform(patience))
  if (state === 'closed' || state === 'rejected') return { kind: 'stopped' }

  const answer = await mint(account.accountId)
  switch (answer.kind) {
    case 'link':
      await doors.store.record({
        kind: 'link-handed-out',
        coachId,
        accountId: account.accountId,
        by: { kind: 'coach', id: coachId },
        link,
      })
      return { kind: 'link', url: answer.url }
    case 'refused':
      doors.log.warn('the provider refused a link', { coachId, link, code: answer.code })
      return answer.reason === 'rejected' || answer.reason === 'no-access'
        ? { kind: 'stopped' }
        : { kind: 'refused', reason: answer.reason }
    case 'away':
      doors.log.error('could not get a link', { coachId, link, failure: answer.failure, cause: answer.cause })
      return { kind: 'away' }
  }
}
