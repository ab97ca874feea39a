import type { Clock, Log, Pace, Patience } from './doors'
import { type HandOutAnswer, handOutOnboarding } from './hand-out'
import type { CoachId } from './ids'
import { letterOwed } from './letters/owed'
import { type Opened, openOnce } from './open-once'
import type { OpenRefusal, Provider } from './provider'
import { stateOfSnapshot } from './state'
import type { Store } from './store'

export type SetUpAnswer =
  | HandOutAnswer
  | { kind: 'name-missing' }
  | { kind: 'country-not-offered' }
  | { kind: 'not-opened'; reason: OpenRefusal }
  | { kind: 'under-way' }

export interface SetUpDoors {
  store: Store
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
  /** ISO codes a coach may choose from. */
  countries: readonly string[]
}

/**
 * Opens the coach's account, keeps its id at once, and answers with a link to the provider's form.
 * Safe to repeat at any moment, by any number of clicks on any number of servers: one coach gets one account.
 */
export async function setUp(
  doors: SetUpDoors,
  coachId: CoachId,
  country: string,
  patience: Patience,
): Promise<SetUpAnswer> {
  const coach = await doors.store.findCoach(coachId)
  if (coach === null) throw new Error(`no coach ${coachId}`)
  if ((await doors.store.findAccount(coachId)) !== null) return handOutOnboarding(doors, coachId, patience)
  if (coach.name === null) return { kind: 'name-missing' }
  if (!doors.countries.includes(country)) return { kind: 'country-not-offered' }

  const opened = await openOnce({ ...doors, patience }, coach, country)
  if (opened.kind !== 'opened') return opened
  await keep(doors, coachId, opened, patience)
  return handOutOnboarding(doors, coachId, patience)
}

async function keep(
  doors: SetUpDoors,
  coachId: CoachId,
  { account, attempt, adopted }: Opened,
  patience: Patience,
): Promise<void> {
  const state = stateOfSnapshot(account.snapshot)
  const { accountId } = account
  const isKept = await doors.store.saveAccount({
    coachId,
    opened: account,
    platform: await doors.provider.platform(patience),
    state,
    letter: letterOwed(state),
    decision: {
      kind: 'account-opened',
      coachId,
      accountId: account.accountId,
      by: { kind: 'coach', id: coachId },
      to: state,
      attempt,
      adopted,
      country: account.snapshot.country,
    },
  })
  if (isKept) return
  const kept = await doors.store.findAccount(coachId)
  if (kept?.accountId !== accountId)
    doors.log.error('a coach has a second account at the provider', { coachId, accountId, kept: kept?.accountId })
}
