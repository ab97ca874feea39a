import type { Snapshot } from './account'
import type { Clock, Log, Pace } from './doors'
import { patienceOf } from './patience'
import type { ListedAccount, Provider } from './provider'
import type { KeptAccount, SweepStore } from './store'

export interface SweepDoors {
  store: SweepStore
  provider: Provider
  pace: Pace
  clock: Clock
  log: Log
  /** How long after one sweep began the next one begins. */
  sweepEverySeconds: number
}

/**
 * Compares one page of the provider's accounts with ours; answers how many pages were taken, 0 or 1. A difference is
 * never kept from here: it becomes news, and the ordinary read settles it.
 */
export async function sweepPage(doors: SweepDoors): Promise<number> {
  const { store, provider, pace, clock, log } = doors
  const page = await store.takePage(await provider.platform(), doors.sweepEverySeconds)
  if (page === null) return 0
  const taken = clock.ticks()
  const patience = patienceOf('list', clock)
  if (!(await pace.turn(patience))) {
    await store.postponePage(page)
    return 0
  }

  const askedAt = new Date(page.takenAt.getTime() + clock.ticks() - taken)
  const answer = await provider.list(page.query, patience)
  if (answer.kind === 'away') {
    log.warn('a page of the sweep could not be read', { window: page.window, failure: answer.failure })
    await store.postponePage(page)
    return 0
  }
  if (answer.kind === 'lost-place') {
    await store.restartWindow(page)
    return 1
  }
  const kept = await store.findKept(answer.accounts.map(({ accountId }) => accountId))
  await store.settlePage(page, { askedAt, ...compare(answer.accounts, kept), next: answer.next })
  return 1
}

function compare(listed: ListedAccount[], kept: KeptAccount[]) {
  const known = new Map(kept.map((account) => [account.accountId, account]))
  const ours = listed.flatMap(({ accountId, snapshot }) => {
    const own = known.get(accountId)
    return own === undefined ? [] : [{ own, agrees: isSame(own.snapshot, snapshot) }]
  })
  return {
    agreeing: ours.filter(({ agrees }) => agrees).map(({ own }) => own.accountId),
    differing: ours.filter(({ agrees }) => !agrees).map(({ own }) => own),
    orphans: listed.filter(({ accountId, markedCoachId }) => markedCoachId !== null && !known.has(accountId)),
  }
}

/** null: gone. */
export function isSame(kept: Snapshot | null, listed: Snapshot | null): boolean {
  return spelled(kept) === spelled(listed)
}

/** Everything a snapshot says, in one order. */
function spelled(snapshot: Snapshot | null): string {
  return JSON.stringify(
    Object.entries(snapshot ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
    (_name, value) => (isPlain(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
