import type { Coach } from '../coaches/coach'
import { accountConflict, differencesOfAccount } from '../installation/account-conflict'
import type { ConflictStore } from '../installation/conflict'
import { findMarked } from '../installation/find-marked'
import type { Doubt, InstallationStore } from '../installation/installation'
import type { Log } from '../ports/ports'
import type { Away, OpenedAccount, Provider } from '../ports/provider'
import type { SetUpClaim, SetUpStore } from '../ports/store'
import type { OpenRefusal } from '../vocabulary/accounts/set-up-refusal'
import type { Platform } from './account'
import type { Prefill } from './prefill'

export interface Opened {
  kind: 'opened'
  account: OpenedAccount
  attempt: number
  /** Made by an earlier try whose answer was lost. */
  adopted: boolean
}

export type OpenOnceAnswer =
  | Opened
  | { kind: 'not-opened'; reason: OpenRefusal; code: string; sentence: string }
  /** Another try may still make the account; known within a minute. */
  | { kind: 'under-way' }
  | Away

export interface OpenPorts {
  store: {
    accounts: Omit<SetUpStore, 'saveAccount'>
    installation: Pick<ConflictStore, 'noteConflicts'> & Pick<InstallationStore, 'findDoubt'>
  }
  provider: Provider
  log: Log
}

/** Longer than any request with its retries. */
const quietEnoughSeconds = 60

/**
 * Makes or finds the coach's one account. The provider repeats an attempt's answer for about a day only, so after any
 * earlier try we search for the coach's mark first, and keep an account only if every fact matches. A new attempt
 * starts only when the old one made nothing and no longer can.
 */
export async function openOnce(
  ports: OpenPorts,
  coach: Coach,
  country: string,
  prefill: Prefill,
): Promise<OpenOnceAnswer> {
  let given = prefill
  for (let tries = 0; tries < mostTries; tries++) {
    const answer = await tryOnce(ports, coach, country, given)
    if (answer.kind !== 'next-attempt') return answer
    given = answer.prefill
  }
  return { kind: 'away', failure: 'provider-error', cause: 'several attempts in a row were spent' }
}

const mostTries = 3

type TryAnswer = OpenOnceAnswer | { kind: 'next-attempt'; prefill: Prefill }

async function tryOnce(ports: OpenPorts, coach: Coach, country: string, given: Prefill): Promise<TryAnswer> {
  const { store, provider, log } = ports
  const claim = await store.accounts.claimSetUp(coach.id, country, given)
  const asked = await provider.platform()
  if (asked.kind === 'away') return away(ports, coach, asked)
  const { platform } = asked
  const doubt = await store.installation.findDoubt(platform, 'accounts')
  const lost =
    claim.quietSeconds === null && doubt === null ? null : await findLost(ports, coach, claim, { doubt, platform })
  if (lost !== null) return lost

  const { attempt, askedAs, prefill } = claim
  const order = { installation: askedAs, coachId: coach.id, attempt, country, email: coach.email, prefill }
  const answer = await provider.openAccount(order)
  switch (answer.kind) {
    case 'opened':
      // The provider repeats an answer for a day, also that of an account closed since.
      if (claim.former.includes(answer.account.accountId)) {
        await store.accounts.leaveAttempt(coach.id, attempt)
        return { kind: 'next-attempt', prefill: given }
      }
      return { kind: 'opened', account: answer.account, attempt, adopted: false }
    case 'refused':
      log.warn('the provider refused to open an account', { coachId: coach.id, attempt, code: answer.code })
      await closeIfAlone(ports, coach, claim)
      return { kind: 'not-opened', reason: answer.reason, code: answer.code, sentence: answer.sentence }
    case 'prefill-refused': {
      const { code, field } = answer
      log.warn('the provider refused a prefilled answer', { coachId: coach.id, attempt, code, field })
      return (await closeIfAlone(ports, coach, claim)) ? { kind: 'next-attempt', prefill: {} } : { kind: 'under-way' }
    }
    case 'spent': {
      const found = await findLost(ports, coach, claim, { doubt, platform })
      if (found !== null) return found
      await store.accounts.leaveAttempt(coach.id, attempt)
      return { kind: 'next-attempt', prefill: given }
    }
    case 'taken': {
      const found = await findLost(ports, coach, claim, { doubt, platform })
      if (found !== null) return found
      if (await closeIfAlone(ports, coach, claim)) return { kind: 'next-attempt', prefill: given }
      log.warn('another try at opening the account may be under way', { coachId: coach.id, attempt })
      return { kind: 'under-way' }
    }
    case 'away':
      return away(ports, coach, answer)
  }
}

/** Waits for other tries that may still make the account. */
async function closeIfAlone({ store }: OpenPorts, coach: Coach, claim: SetUpClaim): Promise<boolean> {
  const { quietSeconds } = claim
  const isAlone = quietSeconds === null || quietSeconds > quietEnoughSeconds
  return isAlone && (await store.accounts.closeAttempt(coach.id, claim))
}

async function findLost(
  ports: OpenPorts,
  coach: Coach,
  claim: SetUpClaim,
  { doubt, platform }: { doubt: Doubt | null; platform: Platform },
): Promise<OpenOnceAnswer | null> {
  const { store, log } = ports
  const since = doubt === null || claim.started < doubt.from ? claim.started : doubt.from
  const found = await findMarked(ports, coach.id, since)
  if (found.kind === 'away') return away(ports, coach, found)
  const { installation } = claim
  const countries = doubt === null ? claim.countries : null
  const made = found.accounts.filter(({ accountId }) => !claim.former.includes(accountId))
  const judged = made.map((account) => ({
    account,
    differs: differencesOfAccount(installation, account, countries),
  }))
  const others = judged.filter(({ differs }) => differs.length > 0)
  if (others.length > 0) {
    log.warn('other accounts carry a coach’s id', { coachId: coach.id })
    const asked = countries === null ? {} : { country: countries.join(', ') }
    const conflicts = others.map(({ account, differs }) => accountConflict(installation, account, differs, asked))
    await store.installation.noteConflicts(platform, conflicts)
  }
  const ours = judged.find(({ differs }) => differs.length === 0)?.account
  if (ours === undefined) return null
  const { accountId, snapshot, attempt } = ours
  log.info('stored an account that an earlier try made', { coachId: coach.id, attempt })
  return { kind: 'opened', account: { accountId, snapshot }, attempt, adopted: true }
}

function away(ports: OpenPorts, coach: Coach, answer: Away): Away {
  const { failure, cause } = answer
  ports.log.error('could not open an account', { coachId: coach.id, failure, cause })
  return answer
}
