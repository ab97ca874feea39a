import { getPlatform } from '../accounts/find-platform'
import { presentationOf } from '../accounts/presentation'
import { requirementsToAnswer } from '../accounts/requirement-summary'
import { shownRequirements } from '../accounts/shown-requirements'
import { stateOf } from '../accounts/state'
import type { DecidedBy } from '../decisions/decision'
import type { EmailStore, ReminderRefusal } from '../ports/email-store'
import type { ExclusionStore } from '../ports/exclusion-store'
import type { Clock } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { CoachStore, HoldStore } from '../ports/store'
import type { StaffReminderKind } from '../vocabulary/email-kind'
import type { CoachId } from '../vocabulary/ids'
import { isAsking } from './owed'

export type RemindAnswer =
  | { kind: 'reminded'; email: string }
  | { kind: 'nothing-asked' | 'held' | 'excluded' }
  | ReminderRefusal

interface Ports {
  store: {
    coaches: Pick<CoachStore & ExclusionStore & HoldStore, 'findCoach' | 'findAccount' | 'findExclusion' | 'findHold'>
    emails: Pick<EmailStore, 'remind'>
  }
  provider: Pick<Provider, 'platform'>
  clock: Clock
}

/** Emails at once what is asked of the coach, or that the form is unfinished. null: no such coach. */
export async function remind(ports: Ports, coachId: CoachId, by: DecidedBy): Promise<RemindAnswer | null> {
  const { coaches, emails } = ports.store
  const [coach, account, hold] = await Promise.all([
    coaches.findCoach(coachId),
    coaches.findAccount(coachId),
    coaches.findHold(coachId),
  ])
  if (coach === null) return null
  if ((await coaches.findExclusion(coachId)) !== null) return { kind: 'excluded' }
  const state = stateOf(account, await getPlatform(ports.provider))
  const requirements = shownRequirements(account, state, ports.clock.now())
  const presentation = presentationOf(state, { isHeld: hold !== null, requirements })
  const isAsked = isAsking(state, presentation) && requirementsToAnswer(requirements).length > 0
  const kind: StaffReminderKind | null = state === 'unfinished' ? 'unfinished' : isAsked ? 'needs-you' : null
  if (kind === null) return { kind: 'nothing-asked' }
  if (kind === 'unfinished' && hold !== null) return { kind: 'held' }
  const refusal = await emails.remind(coachId, kind, by)
  return refusal ?? { kind: 'reminded', email: coach.email }
}
