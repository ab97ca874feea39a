import { getPlatform } from '../accounts/find-platform'
import { stateOf } from '../accounts/state'
import type { DecidedBy } from '../decisions/decision'
import type { EmailStore } from '../ports/email-store'
import type { ExclusionStore } from '../ports/exclusion-store'
import type { Provider } from '../ports/provider'
import type { CoachStore } from '../ports/store'
import { isInvitable } from '../vocabulary/accounts/state'
import type { CoachId } from '../vocabulary/ids'

/** not-needed: the coach has sent the form. */
export type InviteAnswer = { kind: 'invited'; email: string } | { kind: 'not-needed' | 'excluded' }

interface Ports {
  store: {
    coaches: Pick<CoachStore & ExclusionStore, 'findCoach' | 'findAccount' | 'findExclusion'>
    emails: Pick<EmailStore, 'invite'>
  }
  provider: Pick<Provider, 'platform'>
}

/** null: no such coach. */
export async function invite(
  { store, provider }: Ports,
  coachId: CoachId,
  by: DecidedBy,
): Promise<InviteAnswer | null> {
  const [coach, account] = await Promise.all([store.coaches.findCoach(coachId), store.coaches.findAccount(coachId)])
  if (coach === null) return null
  if ((await store.coaches.findExclusion(coachId)) !== null) return { kind: 'excluded' }
  const state = account === null ? 'not-started' : stateOf(account, await getPlatform(provider))
  if (!isInvitable(state)) return { kind: 'not-needed' }
  await store.emails.invite(coachId, by)
  return { kind: 'invited', email: coach.email }
}
