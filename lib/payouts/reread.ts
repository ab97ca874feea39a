import { type Cause, isMadeUnder, type PayoutAccount } from './account'
import type { DecidedBy } from './decision'
import type { Clock, Log, Pace, Patience } from './doors'
import type { AccountId } from './ids'
import { inTurnsOf } from './in-turn'
import { letterOwed } from './letters/owed'
import type { Away, Provider, Reading } from './provider'
import { stateOfSnapshot } from './state'
import type { News, ReadingStore } from './store'

/** What came of asking the provider again. The page shows the kept answer whatever the kind. */
export type RereadAnswer =
  | { kind: 'kept' }
  | { kind: 'no-account' }
  | { kind: 'too-soon'; nextAt: Date }
  | { kind: 'could-not-confirm' }
  /** Made under another key or mode: the key in use cannot ask about it. */
  | { kind: 'not-ours' }

export interface ReadDoors {
  store: ReadingStore
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
}

/** Raises the counter, then reads: an asked-for read is a notice we sent ourselves. */
export async function reread(
  doors: ReadDoors,
  account: PayoutAccount | null,
  cause: Cause,
  by: DecidedBy,
  patience: Patience,
): Promise<RereadAnswer> {
  if (account === null) return { kind: 'no-account' }
  if (!isMadeUnder(account, await doors.provider.platform(patience))) return { kind: 'not-ours' }
  const generation = await doors.store.raise(account.accountId, cause)
  return readNews(doors, { accountId: account.accountId, generation, cause }, by, patience)
}

/** Reads once and keeps what it got, unless news of the same or a later generation was kept before. */
export async function readNews(doors: ReadDoors, news: News, by: DecidedBy, patience: Patience): Promise<RereadAnswer> {
  const reading = await readSurely(doors, news.accountId, patience)
  if (reading.kind === 'away') {
    await postpone(doors, news, reading)
    return { kind: 'could-not-confirm' }
  }
  const snapshot = reading.kind === 'read' ? reading.snapshot : null
  const state = snapshot === null ? 'closed' : stateOfSnapshot(snapshot)
  await doors.store.keepReading({
    accountId: news.accountId,
    generation: news.generation,
    cause: news.cause,
    by,
    snapshot,
    state,
    letter: letterOwed(state),
  })
  return { kind: 'kept' }
}

/** "No access" closes an account, so it is asked twice before it is believed. */
async function readSurely(doors: ReadDoors, accountId: AccountId, patience: Patience): Promise<Reading> {
  const reading = await readInTurn(doors, accountId, patience)
  return reading.kind === 'no-access' ? readInTurn(doors, accountId, patience) : reading
}

function readInTurn({ provider, pace }: ReadDoors, accountId: AccountId, patience: Patience): Promise<Reading> {
  return inTurnsOf(pace, patience, () => provider.read(accountId, patience))
}

/** Nobody is blamed for a read that never began. */
async function postpone(doors: ReadDoors, news: News, { failure, cause, isUnasked }: Away): Promise<void> {
  doors.log.warn('could not read an account', { accountId: news.accountId, failure, cause })
  if (isUnasked) await doors.store.leaveReading(news.accountId)
  else await doors.store.postponeReading(news.accountId, failure)
}
