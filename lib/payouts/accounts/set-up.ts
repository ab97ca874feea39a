import type { Refused } from '../decisions/decision'
import { emailsOwed } from '../emails/owed'
import type { Log } from '../ports/ports'
import type { Away, Provider } from '../ports/provider'
import type { CoachStore, DecisionStore, SetUpStore } from '../ports/store'
import type { OpenRefusal } from '../vocabulary/accounts/set-up-refusal'
import type { CoachId } from '../vocabulary/ids'
import type { PayoutAccount } from './account'
import { getPlatform } from './find-platform'
import { type HandOutAnswer, handOutOnboarding } from './hosted-links'
import { type Opened, type OpenPorts, openOnce } from './open-once'
import { type OwnPrefill, type PlatformPrefill, toPrefill } from './prefill'
import { stateOfSnapshot } from './state'

export type SetUpAnswer =
  | HandOutAnswer
  | { kind: 'name-missing' }
  | { kind: 'country-not-offered' }
  | { kind: 'not-opened'; reason: OpenRefusal }
  | { kind: 'under-way' }
  | { kind: 'set-up-otherwise'; country: string }
  /** The coach's stored name wins. Nothing was set up. */
  | { kind: 'named-otherwise' }

export interface SetUpRequest {
  country: string
  name: string | null
  own?: OwnPrefill
}

export interface SetUpPorts {
  store: OpenPorts['store'] & {
    accounts: Pick<SetUpStore, 'saveAccount'>
    coaches: Pick<CoachStore, 'nameCoach' | 'findCoach' | 'findAccount'>
    decisions: Pick<DecisionStore, 'record'>
  }
  provider: Provider
  log: Log
  countries: readonly string[]
  prefill: PlatformPrefill
}

/**
 * Opens the account, stores its id and returns a form link. Safe to repeat, in parallel too: one coach gets one
 * account.
 */
export async function setUp(
  ports: SetUpPorts,
  coachId: CoachId,
  { country, name, own = {} }: SetUpRequest,
): Promise<SetUpAnswer> {
  if (name !== null) await ports.store.coaches.nameCoach(coachId, name)
  const coach = await ports.store.coaches.findCoach(coachId)
  if (coach === null) throw new Error(`no coach ${coachId}`)
  const existing = await ports.store.coaches.findAccount(coachId)
  if (name !== null && coach.name !== name) return stopAtName(ports, coachId, country, existing)
  if (existing !== null) return goOn(ports, coachId, country, existing)
  if (coach.name === null) return { kind: 'name-missing' }
  if (!ports.countries.includes(country)) {
    await recordRefusal(ports, coachId, country, { ...said, reason: 'country-not-offered' })
    return { kind: 'country-not-offered' }
  }

  const opened = await openOnce(ports, coach, country, toPrefill(ports.prefill, coach, own))
  if (opened.kind === 'not-opened') {
    const { reason, code, sentence } = opened
    await recordRefusal(ports, coachId, country, { reason, code, sentence })
    return { kind: 'not-opened', reason }
  }
  if (opened.kind === 'under-way') return opened
  if (opened.kind === 'away') return noAnswer(ports, coachId, country, opened)
  const unkept = await keep(ports, coachId, opened)
  if (unkept !== null) return noAnswer(ports, coachId, country, unkept)
  const kept = await ports.store.coaches.findAccount(coachId)
  if (kept === null) throw new Error(`the account of coach ${coachId} was not stored`)
  return goOn(ports, coachId, country, kept)
}

/** Also reports a different country, since nothing was set up. */
async function stopAtName(
  ports: SetUpPorts,
  coachId: CoachId,
  country: string,
  existing: PayoutAccount | null,
): Promise<SetUpAnswer> {
  await recordRefusal(ports, coachId, country, { ...said, reason: 'named-otherwise' })
  if (existing !== null && existing.snapshot.country !== country)
    await recordRefusal(ports, coachId, country, { ...said, reason: 'set-up-otherwise' })
  return { kind: 'named-otherwise' }
}

const said = { code: null, sentence: null }

/** Continues an existing account, unless the country differs. */
async function goOn(
  ports: SetUpPorts,
  coachId: CoachId,
  country: string,
  account: PayoutAccount,
): Promise<SetUpAnswer> {
  const { snapshot } = account
  if (snapshot.country === country) return handOutOnboarding(ports, account)
  await recordRefusal(ports, coachId, country, { ...said, reason: 'set-up-otherwise' })
  return { kind: 'set-up-otherwise', country: snapshot.country }
}

/** An unreadable answer will repeat, so staff see it on the coach's page. */
async function noAnswer(ports: SetUpPorts, coachId: CoachId, country: string, { failure }: Away): Promise<SetUpAnswer> {
  if (failure === 'unreadable') await recordRefusal(ports, coachId, country, { ...said, reason: failure })
  return { kind: 'away' }
}

function recordRefusal({ store }: SetUpPorts, coachId: CoachId, country: string, refused: Refused): Promise<void> {
  return store.decisions.record({
    kind: 'set-up-refused',
    coachId,
    by: { kind: 'coach', id: coachId },
    country,
    ...refused,
  })
}

async function keep(ports: SetUpPorts, coachId: CoachId, { account, attempt, adopted }: Opened): Promise<Away | null> {
  const state = stateOfSnapshot(account.snapshot)
  const { accountId } = account
  const isKept = await ports.store.accounts.saveAccount({
    coachId,
    opened: account,
    platform: await getPlatform(ports.provider),
    state,
    emails: emailsOwed(state, account.snapshot.requirements),
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
  if (typeof isKept !== 'boolean') {
    ports.log.error('an account cannot be stored', { coachId, accountId, cause: isKept.cause })
    return isKept
  }
  if (isKept) return null
  const kept = await ports.store.coaches.findAccount(coachId)
  if (kept?.accountId !== accountId)
    ports.log.error('a coach has a second account at the provider', { coachId, accountId, kept: kept?.accountId })
  return null
}
