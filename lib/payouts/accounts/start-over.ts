import type { Closing, ClosingStore } from '../ports/closing-store'
import type { FetchStore } from '../ports/fetch-store'
import type { Clock, Log } from '../ports/ports'
import type { Away, Provider, ProviderFor } from '../ports/provider'
import type { CoachStore, DecisionStore } from '../ports/store'
import type { StartOverRefusal } from '../vocabulary/accounts/start-over-refusal'
import type { CoachId } from '../vocabulary/ids'
import { isMadeUnder, type PayoutAccount, type Snapshot } from './account'
import { readSurely } from './fetch-account'
import { getPlatform } from './find-platform'
import { stateOfSnapshot } from './state'

export type StartOverAnswer =
  | { kind: 'started-over' }
  | { kind: 'closed-before' }
  | { kind: 'not-closed'; reason: StartOverRefusal; sentence: string | null }
  | { kind: 'under-way' }
  | Away

export interface StartOverPorts {
  store: {
    accounts: ClosingStore & Pick<FetchStore, 'raise'>
    coaches: Pick<CoachStore, 'findAccount'>
    decisions: Pick<DecisionStore, 'record'>
  }
  provider: Pick<Provider, 'platform' | 'read' | 'readBalanceSnapshot' | 'closeAccount'>
  log: Log
  clock: Clock
}

/**
 * Closes the account at the provider, so that the coach chooses a country again. Safe to repeat, in parallel too. A
 * coach may until something was submitted; staff while payouts are off and no money is left.
 * @param seen as the page showed it, so that an old page never closes a newer account
 */
export async function startOver(
  ports: StartOverPorts,
  coachId: CoachId,
  seen: string,
  by: Closing['by'],
): Promise<StartOverAnswer> {
  const { store, provider } = ports
  const account = await store.coaches.findAccount(coachId)
  if (account === null || account.accountId !== seen) return { kind: 'closed-before' }
  const { accountId } = account
  const asked = await provider.platform()
  if (asked.kind === 'away') return asked
  const about = { coachId, accountId, by }
  const reason = isMadeUnder(account, asked.platform) ? refusalOfStored(account, by) : 'not-ours'
  if (reason !== null) return refuse(ports, about, { reason, code: null, sentence: null })
  const begun = await store.accounts.beginClosing(about, by.kind === 'coach')
  if (begun.kind === 'gone') return { kind: 'closed-before' }
  return begun.kind === 'begun'
    ? close(ports, begun.closing)
    : refuse(ports, about, { reason: begun.kind, code: null, sentence: null })
}

export async function finishClosings(
  ports: Omit<StartOverPorts, 'provider'> & { providerFor: ProviderFor; batchSize: number },
): Promise<number> {
  const { store, providerFor, batchSize } = ports
  const left = await store.accounts.claimClosings(await getPlatform(providerFor('job')), batchSize)
  for (const closing of left) await close({ ...ports, provider: providerFor('job') }, closing)
  return left.length
}

async function close(ports: StartOverPorts, closing: Closing): Promise<StartOverAnswer> {
  const { store, provider, log } = ports
  const { accountId, coachId } = closing
  const answer = await readSurely(ports, accountId)
  if (answer.kind === 'away') return unanswered(ports, closing, answer)
  if (answer.kind === 'read') {
    const reason = refusalOfSnapshot(answer.snapshot, closing.by) ?? (await moneyLeft(ports, closing))
    if (reason !== null && typeof reason === 'object') return unanswered(ports, closing, reason)
    if (reason !== null) return stay(ports, closing, { reason, code: null, sentence: null })
    const closed = await provider.closeAccount(accountId)
    if (closed.kind === 'refused') {
      const { code, sentence } = closed
      return stay(ports, closing, { reason: 'refused', code, sentence })
    }
    const isGone = closed.kind === 'closed' || (await readSurely(ports, accountId)).kind === 'no-access'
    if (!isGone) {
      log.error('it is unknown whether an account was closed', { coachId, accountId })
      return { kind: 'under-way' }
    }
  }
  if (await store.accounts.finishClosing(closing)) log.info('an account was closed', { coachId, accountId })
  return { kind: 'started-over' }
}

async function unanswered({ store, log }: StartOverPorts, closing: Closing, away: Away): Promise<StartOverAnswer> {
  const { coachId, accountId, tries } = closing
  log.warn('could not ask about an account before closing it', { coachId, accountId, failure: away.failure })
  return tries === 1 && (await store.accounts.dropClosing(closing)) ? away : { kind: 'under-way' }
}

interface Refused {
  reason: StartOverRefusal
  code: string | null
  sentence: string | null
}

async function stay(ports: StartOverPorts, closing: Closing, refused: Refused): Promise<StartOverAnswer> {
  const { accounts } = ports.store
  if (!(await accounts.dropClosing(closing))) return { kind: 'under-way' }
  await accounts.raise(closing.accountId, closing.by.kind)
  return refuse(ports, closing, refused)
}

async function refuse(
  { store }: StartOverPorts,
  { coachId, accountId, by }: Omit<Closing, 'tries'>,
  refused: Refused,
): Promise<StartOverAnswer> {
  await store.decisions.record({ kind: 'account-not-closed', coachId, accountId, by, ...refused })
  return { kind: 'not-closed', reason: refused.reason, sentence: refused.sentence }
}

export function refusalOfStored(
  { snapshot, accessLostAt }: Pick<PayoutAccount, 'snapshot' | 'accessLostAt'>,
  by: Pick<Closing['by'], 'kind'>,
): StartOverRefusal | null {
  if (accessLostAt !== null) return by.kind === 'coach' ? 'gone' : null
  return refusalOfSnapshot(snapshot, by)
}

function refusalOfSnapshot(snapshot: Snapshot, { kind }: Pick<Closing['by'], 'kind'>): StartOverRefusal | null {
  if (snapshot.payoutsEnabled) return 'payouts-on'
  if (kind === 'admin') return null
  const isChecked = snapshot.requirements.some(({ bucket, error }) => bucket === 'review' || error !== null)
  return stateOfSnapshot(snapshot) !== 'unfinished' || snapshot.chargesEnabled || isChecked ? 'submitted' : null
}

async function moneyLeft(
  { provider, clock }: StartOverPorts,
  { accountId, by }: Closing,
): Promise<StartOverRefusal | Away | null> {
  if (by.kind === 'coach') return null
  const answer = await provider.readBalanceSnapshot(accountId, clock.now())
  if (answer.kind === 'away') return answer
  if (answer.kind === 'no-access') return null
  return answer.snapshot.amounts.some(({ available, pending }) => available !== 0 || pending !== 0)
    ? 'money-left'
    : null
}
