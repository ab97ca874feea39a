import type { Cause, PayoutAccount, Snapshot } from '../account'
import { createEngine, type Engine } from '../engine'
import { offSnapshot, platform, readyAccount, readySnapshot } from '../example'
import type { AccountId } from '../ids'
import { patienceOf } from '../patience'
import type { Away, ListAnswer, ListQuery, Reading } from '../provider'
import { type ReadDoors, reread } from '../reread'
import { stateOfSnapshot } from '../state'
import type { Store } from '../store'
import { createMemory, type Memory, type Row } from './memory'

/** The rooms of the house that decide what is kept, in a world where everything else happens when a test says so. */
export interface World {
  /** The provider changes the account's mind, and writes a notice of it that is on its way from now on. */
  change(account: number): void
  /** One of the notices on their way arrives: perhaps again, perhaps before an older one. */
  deliver(notice: number): Promise<void>
  /** One of the notices is never sent again. */
  lose(notice: number): void
  /** Our own answer to the order that made the account is kept. */
  save(account: number): void
  ask(account: number, cause: Cause): Promise<void>
  drain(): Promise<void>
  sweep(): Promise<void>
  /** A read under way, or a page of a sweep, sees what is true now; its answer comes later. */
  look(read: number): void
  answer(read: number, kind: 'told' | 'away'): Promise<void>
  /** The server that reads dies; nobody hears the answer. */
  kill(read: number): void
  wait(seconds: number): void
  /** The network heals: every notice but the lost is heard, and every read is answered that follows from it. */
  heal(): Promise<void>
  /** Time goes on to the next sweep, which compares everything. */
  sweepAll(): Promise<void>
  /** What is kept and what is true, for each account. */
  compare(): Compared[]
}

export interface Compared {
  row: Row
  truth: Truth
  /** Whether news of the account was wanted after its last change: by a notice, by somebody who asked, or by its saving. */
  isTold: boolean
}

/** What the provider would say now; null: that the account is gone. */
export type Truth = Snapshot | null

/** A question to the provider that has no answer yet. */
interface Read {
  look(): void
  answer(kind: 'told' | 'away'): void
}

export function createWorld(accounts: number): World {
  let seconds = 0
  const memory: Memory = createMemory(() => seconds)
  const truths = new Map(
    Array.from({ length: accounts }, (_, n) => [idOf(n), { version: 0, truth: truthAt(0), isTold: false }]),
  )
  const opened = new Map([...truths].map(([id, { truth }]) => [id, truth as Snapshot]))
  const notices: { id: string; accountId: AccountId; isHeard: boolean; isLost: boolean }[] = []
  const reads: Read[] = []
  const clock = { now: () => new Date(seconds * 1000), ticks: () => seconds * 1000 }
  const truthOf = (id: AccountId) => truths.get(id)?.truth ?? null
  /** Whoever wants news from now on is to learn all that was changed before. */
  const tell = (id: AccountId) => Object.assign(truths.get(id) ?? {}, { isTold: true })

  /** Answers, when a test says so, with what `tell` says then or said when it was looked at. */
  function whenAsked<Answer>(tell: () => Answer): Promise<Answer | Away> {
    return new Promise((resolve) => {
      let seen: { answer: Answer } | undefined
      reads.push({
        look() {
          seen = { answer: tell() }
        },
        answer(kind) {
          if (kind === 'told') resolve((seen ?? { answer: tell() }).answer)
          else resolve({ kind: 'away', failure: 'unreachable', cause: null })
        },
      })
    })
  }

  /** One account a page; what is gone is not listed. */
  function pageAfter(after: AccountId | null): ListAnswer {
    const ids = [...truths.keys()]
    const place = after === null ? 0 : ids.indexOf(after) + 1
    const accountId = ids[place] as AccountId
    const snapshot = truthOf(accountId)
    const listed = snapshot === null ? [] : [{ accountId, snapshot, markedCoachId: null, createdAt: new Date(0) }]
    return { kind: 'page', accounts: listed, next: place + 1 < ids.length ? accountId : null }
  }

  const doors = {
    store: memory as unknown as Store,
    clock,
    pace: { turn: async () => true },
    sweepEverySeconds,
    feePolicy: { percent: 0, fixed: {} },
    log: { info() {}, warn() {}, error() {} },
    provider: {
      platform: async () => platform,
      read: (accountId: AccountId) => whenAsked<Reading>(() => readingOf(truthOf(accountId))),
      list: ({ after }: ListQuery) => whenAsked<ListAnswer>(() => pageAfter(after)),
    } as unknown as ReadDoors['provider'],
  }
  const engine: Engine = createEngine({ ...doors, provider: doors.provider })

  const hear = async (notice: (typeof notices)[number]) => {
    // Of one that was heard before nothing new follows.
    if (!notice.isHeard) tell(notice.accountId)
    notice.isHeard = true
    await engine.heed({ ...notice, kind: 'account' })
  }
  const answerAll = async () => {
    while (reads.length > 0) await world.answer(0, 'told')
  }
  const readAll = async () => {
    for (let round = 0; round < 3; round += 1) {
      await answerAll()
      world.wait(3600)
      await world.drain()
    }
  }

  const world: World = {
    change(account) {
      const id = idOf(account % accounts)
      const version = (truths.get(id)?.version ?? 0) + 1
      truths.set(id, { version, truth: truthAt(version), isTold: false })
      notices.push({ id: `${id} ${version}`, accountId: id, isHeard: false, isLost: false })
    },
    async deliver(which) {
      const notice = notices[which % notices.length]
      if (notice !== undefined) await hear(notice)
    },
    lose(which) {
      const notice = notices[which % notices.length]
      if (notice !== undefined) notice.isLost = true
    },
    save(account) {
      const id = idOf(account % accounts)
      const snapshot = opened.get(id) as Snapshot
      if (!memory.rowOf(id).isCoachs) tell(id)
      memory.save(id, snapshot, stateOfSnapshot(snapshot))
    },
    async ask(account, cause) {
      const accountId = idOf(account % accounts)
      if (!memory.rowOf(accountId).isCoachs) return
      const known: PayoutAccount = { ...readyAccount, accountId }
      tell(accountId)
      void reread(doors, known, cause, { kind: 'machine' }, patienceOf('machine', clock))
      await quiet()
    },
    async drain() {
      void engine.drain()
      await quiet()
    },
    async sweep() {
      void engine.sweep()
      await quiet()
    },
    look(which) {
      reads[which % reads.length]?.look()
    },
    async answer(which, kind) {
      const [read] = reads.length > 0 ? reads.splice(which % reads.length, 1) : []
      if (read === undefined) return
      read.answer(kind)
      await quiet()
    },
    kill(which) {
      if (reads.length > 0) reads.splice(which % reads.length, 1)
    },
    wait(more) {
      seconds += more
    },
    async heal() {
      for (let account = 0; account < accounts; account += 1) world.save(account)
      for (const notice of notices) if (!notice.isHeard && !notice.isLost) await hear(notice)
      await readAll()
    },
    async sweepAll() {
      world.wait(2 * sweepEverySeconds)
      // What is left of a sweep under way, and a whole one after it.
      for (let page = 0; page < 2 * accounts; page += 1) {
        await world.sweep()
        await answerAll()
        world.wait(60)
      }
      await readAll()
    },
    compare: () => [...truths].map(([id, { truth, isTold }]) => ({ row: memory.rowOf(id), truth, isTold })),
  }
  return world
}

const sweepEverySeconds = 86_400

function idOf(account: number): AccountId {
  return `account-${account}` as AccountId
}

function readingOf(truth: Truth): Reading {
  return truth === null ? { kind: 'no-access' } : { kind: 'read', snapshot: truth }
}

/** Each version differs from every other; every second one is paid out to, and at every third the account is gone. */
function truthAt(version: number): Truth {
  if (version % 3 === 2) return null
  return { ...(version % 2 === 0 ? offSnapshot : readySnapshot), deadline: new Date(version) }
}

/** Lets everything that waits for nothing but its turn go on. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
