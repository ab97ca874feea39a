import type { DecidedBy } from '../decisions/decision'
import { emailOwed } from '../emails/owed'
import { inTurnsOf } from '../ports/in-turn'
import type { Clock, Deadline, Log, RateLimit } from '../ports/ports'
import type { AccountAnswer, Away, Provider } from '../ports/provider'
import type { FetchClaim, FetchStore } from '../ports/store'
import type { Cause } from '../vocabulary/cause'
import type { AccountId } from '../vocabulary/ids'
import { isMadeUnder, type PayoutAccount } from './account'
import { stateOfSnapshot } from './state'

/** What came of asking the provider again. The page shows the kept answer whatever the kind. */
export type FetchAnswer =
  | { kind: 'kept' }
  | { kind: 'no-account' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'could-not-confirm' }
  /** Made under another key or mode: the key in use cannot ask about it. */
  | { kind: 'not-ours' }

export interface FetchPorts {
  store: FetchStore
  provider: Provider
  rateLimit: RateLimit
  clock: Clock
  log: Log
}

/** Raises the counter, then reads: an asked-for read is a notice we sent ourselves. */
export async function fetchAccount(
  ports: FetchPorts,
  account: PayoutAccount | null,
  cause: Cause,
  by: DecidedBy,
  deadline: Deadline,
): Promise<FetchAnswer> {
  if (account === null) return { kind: 'no-account' }
  if (!isMadeUnder(account, await ports.provider.platform(deadline))) return { kind: 'not-ours' }
  const generation = await ports.store.raise(account.accountId, cause)
  return fetchOnce(ports, { accountId: account.accountId, generation, cause }, by, deadline)
}

/** Reads once and keeps what it got, unless news of the same or a later generation was kept before. */
export async function fetchOnce(
  ports: FetchPorts,
  claim: FetchClaim,
  by: DecidedBy,
  deadline: Deadline,
): Promise<FetchAnswer> {
  const answer = await readSurely(ports, claim.accountId, deadline)
  if (answer.kind === 'away') {
    await postpone(ports, claim, answer)
    return { kind: 'could-not-confirm' }
  }
  const snapshot = answer.kind === 'read' ? answer.snapshot : null
  const state = snapshot === null ? 'closed' : stateOfSnapshot(snapshot)
  const kept = await ports.store.keepSnapshot({
    accountId: claim.accountId,
    generation: claim.generation,
    cause: claim.cause,
    by,
    snapshot,
    state,
    email: emailOwed(state),
  })
  if (typeof kept === 'boolean') return { kind: 'kept' }
  await postpone(ports, claim, kept)
  return { kind: 'could-not-confirm' }
}

/** "No access" closes an account, so it is asked twice before it is believed. */
async function readSurely(ports: FetchPorts, accountId: AccountId, deadline: Deadline): Promise<AccountAnswer> {
  const answer = await readInTurn(ports, accountId, deadline)
  return answer.kind === 'no-access' ? readInTurn(ports, accountId, deadline) : answer
}

function readInTurn(
  { provider, rateLimit }: FetchPorts,
  accountId: AccountId,
  deadline: Deadline,
): Promise<AccountAnswer> {
  return inTurnsOf(rateLimit, deadline, () => provider.read(accountId, deadline))
}

/** Nobody is blamed for a read that never began. */
async function postpone(ports: FetchPorts, claim: FetchClaim, { failure, cause, isUnasked }: Away): Promise<void> {
  ports.log.warn('could not read an account', { accountId: claim.accountId, failure, cause })
  if (isUnasked) await ports.store.leaveFetch(claim.accountId)
  else await ports.store.postponeFetch(claim.accountId, failure)
}
