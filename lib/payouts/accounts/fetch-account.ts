import type { DecidedBy } from '../decisions/decision'
import { emailsOwed } from '../emails/owed'
import type { FetchClaim, FetchStore, KeptRead } from '../ports/fetch-store'
import type { Log } from '../ports/ports'
import type { AccountAnswer, Away, Provider } from '../ports/provider'
import type { Cause } from '../vocabulary/cause'
import type { AccountId } from '../vocabulary/ids'
import { isMadeUnder, type PayoutAccount, type Snapshot } from './account'
import { stateOfSnapshot } from './state'

export type FetchAnswer =
  | { kind: 'kept' }
  | { kind: 'no-account' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'could-not-confirm' }
  /** Created with a different key or mode, so our key cannot fetch it. */
  | { kind: 'not-ours' }

export interface FetchPorts {
  store: { accounts: Omit<FetchStore, 'claimFetches' | 'giveBackClaims' | 'wantFetch'> }
  provider: Pick<Provider, 'platform' | 'read'>
  log: Log
}

/** Raises the counter, then fetches. */
export async function fetchAccount(
  ports: FetchPorts,
  account: PayoutAccount | null,
  cause: Cause,
  by: DecidedBy,
): Promise<FetchAnswer> {
  if (account === null) return { kind: 'no-account' }
  const asked = await ports.provider.platform()
  if (asked.kind === 'away') return { kind: 'could-not-confirm' }
  if (!isMadeUnder(account, asked.platform)) return { kind: 'not-ours' }
  const generation = await ports.store.accounts.raise(account.accountId, cause)
  return fetchOnce(ports, { accountId: account.accountId, generation, cause }, by)
}

/** Fetches once; keeps the snapshot unless the same or a later generation was kept. */
export async function fetchOnce(ports: FetchPorts, claim: FetchClaim, by: DecidedBy): Promise<FetchAnswer> {
  const answer = await readSurely(ports, claim.accountId)
  if (answer.kind === 'away') {
    await postpone(ports, claim, answer)
    return { kind: 'could-not-confirm' }
  }
  const snapshot = answer.kind === 'read' ? answer.snapshot : null
  const kept = await ports.store.accounts.keepSnapshots([toKeptRead(claim, snapshot, by)])
  if (Array.isArray(kept)) return { kind: 'kept' }
  await postpone(ports, claim, kept)
  return { kind: 'could-not-confirm' }
}

export function toKeptRead(claim: FetchClaim, snapshot: Snapshot | null, by: DecidedBy): KeptRead {
  const { accountId, generation, cause } = claim
  const state = snapshot === null ? 'closed' : stateOfSnapshot(snapshot)
  return { accountId, generation, cause, by, snapshot, state, emails: emailsOwed(state, snapshot?.requirements ?? []) }
}

/** "No access" closes an account, so it is checked twice. */
export async function readSurely(
  { provider }: { provider: Pick<Provider, 'read'> },
  accountId: AccountId,
): Promise<AccountAnswer> {
  const answer = await provider.read(accountId)
  return answer.kind === 'no-access' ? provider.read(accountId) : answer
}

/** A fetch that never started is not a failure. */
async function postpone(ports: FetchPorts, claim: FetchClaim, { failure, cause, isUnasked }: Away): Promise<void> {
  ports.log.warn('could not fetch an account', { accountId: claim.accountId, failure, cause })
  if (isUnasked) await ports.store.accounts.leaveFetch(claim.accountId)
  else await ports.store.accounts.postponeFetch(claim.accountId, failure)
}
