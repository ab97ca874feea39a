import type { Cause, PayoutAccount, Snapshot } from '../account'
import { createEngine, type Engine } from '../engine'
import { offSnapshot, platform, readyAccount, readySnapshot } from '../example'
import type { AccountId } from '../ids'
import type { Reading } from '../provider'
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
  /** Our own answer to the order that made the account is kept. */
  save(account: number): void
  ask(account: number, cause: Cause): Promise<void>
  drain(): Promise<void>
  /** A read under way sees what is true now; its answer comes later. */
  look(read: number): void
  answer(read: number, kind: 'told' | 'away'): Promise<void>
  /** The server that reads dies; nobody hears the answer. */
  kill(read: number): void
  wait(seconds: number): void
  /** The network heals: every notice is sent until it is heard, every read is answered, and time goes on. */
  settle(): Promise<void>
  /** What is kept and what is true, for each account. */
  compare(): { row: Row; truth: Truth }[]
}

/** What the provider would say now; null: that the account is gone. */
export type Truth = Snapshot | null

interface Read {
  accountId: AccountId
  seen?: { truth: Truth }
  answer(reading: Reading): void
}

export function createWorld(accounts: number): World {
  let seconds = 0
  const memory: Memory = createMemory(() => seconds)
  const truths = new Map(Array.from({ length: accounts }, (_, n) => [idOf(n), { version: 0, truth: truthAt(0) }]))
  const opened = new Map([...truths].map(([id, { truth }]) => [id, truth as Snapshot]))
  const notices: { id: string; accountId: AccountId; isHeard: boolean }[] = []
  const reads: Read[] = []
  const doors = {
    store: memory as unknown as Store,
    clock: { now: () => new Date(seconds * 1000) },
    pace: { turn: async () => true },
    sweepEverySeconds: 86_400,
    log: { info() {}, warn() {}, error() {} },
    provider: {
      platform: async () => platform,
      read: (accountId: AccountId) =>
        new Promise<Reading>((answer) => {
          reads.push({ accountId, answer })
        }),
    } as unknown as ReadDoors['provider'],
  }
  const engine: Engine = createEngine({ ...doors, provider: doors.provider })
  const truthOf = (id: AccountId) => truths.get(id)?.truth ?? null

  const world: World = {
    change(account) {
      const id = idOf(account % accounts)
      const version = (truths.get(id)?.version ?? 0) + 1
      truths.set(id, { version, truth: truthAt(version) })
      notices.push({ id: `${id} ${version}`, accountId: id, isHeard: false })
    },
    async deliver(which) {
      const notice = notices[which % notices.length]
      if (notice === undefined) return
      notice.isHeard = true
      await engine.heed({ ...notice, kind: 'account' })
    },
    save(account) {
      const id = idOf(account % accounts)
      const snapshot = opened.get(id) as Snapshot
      memory.save(id, snapshot, stateOfSnapshot(snapshot))
    },
    async ask(account, cause) {
      const accountId = idOf(account % accounts)
      if (!memory.rowOf(accountId).isCoachs) return
      const known: PayoutAccount = { ...readyAccount, accountId }
      void reread(doors, known, cause, { kind: 'machine' })
      await quiet()
    },
    async drain() {
      void engine.drain()
      await quiet()
    },
    look(which) {
      const read = reads[which % reads.length]
      if (read !== undefined) read.seen = { truth: truthOf(read.accountId) }
    },
    async answer(which, kind) {
      const [read] = reads.length > 0 ? reads.splice(which % reads.length, 1) : []
      if (read === undefined) return
      const { truth } = read.seen ?? { truth: truthOf(read.accountId) }
      if (kind === 'away') read.answer({ kind: 'away', failure: 'unreachable', cause: null })
      else read.answer(truth === null ? { kind: 'no-access' } : { kind: 'read', snapshot: truth })
      await quiet()
    },
    kill(which) {
      if (reads.length > 0) reads.splice(which % reads.length, 1)
    },
    wait(more) {
      seconds += more
    },
    async settle() {
      for (let account = 0; account < accounts; account += 1) world.save(account)
      for (const notice of notices) if (!notice.isHeard) await engine.heed({ ...notice, kind: 'account' })
      for (let round = 0; round < 3; round += 1) {
        while (reads.length > 0) await world.answer(0, 'told')
        world.wait(3600)
        await world.drain()
      }
    },
    compare: () => [...truths].map(([id, { truth }]) => ({ row: memory.rowOf(id), truth })),
  }
  return world
}

function idOf(account: number): AccountId {
  return `account-${account}` as AccountId
}

/** Each version differs from every other; every second one is paid out to, and now and then the account is gone. */
function truthAt(version: number): Truth {
  if (version % 7 === 6) return null
  return { ...(version % 2 === 0 ? offSnapshot : readySnapshot), deadline: new Date(version) }
}

/** Lets everything that waits for nothing but its turn go on. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
