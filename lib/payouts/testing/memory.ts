import type { Cause, Snapshot } from '../account'
import type { AccountId } from '../ids'
import { type LetterKind, letterOwed, type OwedLetter } from '../letters/owed'
import type { State } from '../state'
import type { News, NoticeStore, ReadingStore, SweepStore } from '../store'
import { isSame } from '../sweep'
import { createSweeps } from './sweeps'

/** What the real memory keeps of one account, as far as the order of news goes. */
export interface Row {
  /** Whether the account was saved for a coach; only such are read. */
  isCoachs: boolean
  snapshot: Snapshot | null
  state: State
  notified: number
  fetched: number
  failures: number
  cause: Cause
  leaseUntil: number
  retryAt: number
  /** When the provider last said what is kept. */
  checkedAt: number
  /** A sweep saw it otherwise than it is kept, and no notice was heard since. */
  isDoubted: boolean
  /** How often a read confirmed that. */
  drifts: number
  decisions: { from: State; to: State; generation: number }[]
  letters: LetterKind[]
}

type Readings = Pick<ReadingStore, 'raise' | 'claimNews' | 'keepReading' | 'postponeReading' | 'leaveReading'>

/** The rules of the real memory for news and readings, without a database; seconds on a clock that is moved by hand. */
export interface Memory extends Readings, SweepStore {
  hear: NoticeStore['hear']
  /** Keeps a new account of a coach, and raises its counter. */
  save(accountId: AccountId, snapshot: Snapshot, state: State): void
  rowOf(accountId: AccountId): Row
}

const leaseSeconds = 30

export function createMemory(now: () => number): Memory {
  const rows = new Map<AccountId, Row>()
  const heard = new Set<string>()

  const rowOf = (accountId: AccountId): Row => {
    const row = rows.get(accountId) ?? newRow()
    rows.set(accountId, row)
    return row
  }
  return {
    ...createSweeps(rows, now),
    rowOf,
    save(accountId, snapshot, state) {
      const row = rowOf(accountId)
      if (row.isCoachs) return
      const notified = row.notified + 1
      Object.assign(row, { isCoachs: true, snapshot, state, notified, cause: 'created', checkedAt: now() })
      decide(row, 'not-started', state, 0, letterOwed(state))
    },
    async hear({ id, accountId }) {
      if (heard.has(id)) return
      heard.add(id)
      const row = rowOf(accountId)
      row.notified += 1
      row.cause = 'notice'
      if (row.failures <= 3) row.retryAt = Math.min(row.retryAt, now() + 5)
      row.isDoubted = false
    },
    async raise(accountId, cause) {
      const row = rowOf(accountId)
      row.notified += 1
      row.cause = cause
      row.leaseUntil = now() + leaseSeconds
      return row.notified
    },
    async claimNews(_platform, limit) {
      const taken: News[] = []
      for (const [accountId, row] of rows) {
        const isWaiting = row.isCoachs && row.fetched < row.notified && row.leaseUntil <= now() && row.retryAt <= now()
        if (!isWaiting || taken.length === limit) continue
        row.leaseUntil = now() + leaseSeconds
        taken.push({ accountId, generation: row.notified, cause: row.cause })
      }
      return taken
    },
    async keepReading({ accountId, generation, snapshot, state, letter }) {
      const row = rowOf(accountId)
      if (!row.isCoachs || row.fetched >= generation || row.notified < generation) return false
      const isOn = snapshot?.payoutsEnabled ?? false
      if (row.state !== state || row.snapshot?.payoutsEnabled !== isOn) {
        decide(row, row.state, state, generation, letter)
      }
      if (row.isDoubted && !isSame(row.state === 'closed' ? null : row.snapshot, snapshot)) row.drifts += 1
      const kept = snapshot ?? { ...(row.snapshot as Snapshot), payoutsEnabled: false, chargesEnabled: false }
      const settled = { fetched: generation, failures: 0, leaseUntil: 0, retryAt: 0, checkedAt: now() }
      Object.assign(row, { ...settled, isDoubted: false, snapshot: kept, state })
      return true
    },
    async postponeReading(accountId) {
      const row = rowOf(accountId)
      if (row.fetched >= row.notified) return
      row.failures += 1
      row.leaseUntil = 0
      row.retryAt = now() + Math.min(3600, 2 ** row.failures)
    },
    async leaveReading(accountId) {
      const row = rowOf(accountId)
      if (row.fetched >= row.notified) return
      row.leaseUntil = 0
      row.retryAt = Math.max(row.retryAt, now() + 2)
    },
  }
}

/** With the decision goes the letter it owes. */
function decide(row: Row, from: State, to: State, generation: number, letter: OwedLetter): void {
  row.decisions.push({ from, to, generation })
  if (letter.from.includes(from)) row.letters.push(letter.kind)
}

function newRow(): Row {
  return {
    isCoachs: false,
    snapshot: null,
    state: 'not-started',
    notified: 0,
    fetched: 0,
    failures: 0,
    cause: 'notice',
    leaseUntil: 0,
    retryAt: 0,
    checkedAt: 0,
    isDoubted: false,
    drifts: 0,
    decisions: [],
    letters: [],
  }
}
