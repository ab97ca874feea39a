import type { PayoutAccount, Snapshot } from '../accounts/account'
import { offSnapshot, platform, readyAccount, readySnapshot } from '../accounts/example'
import { fetchAccount } from '../accounts/fetch-account'
import { stateOfSnapshot } from '../accounts/state'
import { createEngine, type Engine } from '../for-machines'
import type { AccountAnswer, Away, ListAnswer, ListQuery, Provider } from '../ports/provider'
import type { Store } from '../ports/store'
import type { Cause } from '../vocabulary/cause'
import type { AccountId } from '../vocabulary/ids'
import { createFakeStore, type FakeStore } from './fake-store'
import type { Row } from './row'

/** The rooms of the house that decide what is kept, in a world where everything else happens when a test says so. */
export interface World {
  /** The provider changes the account's mind, and writes a notice of it that is on its way from now on. */
  change(account: number): void
  /** One of the notices on their way arrives: perhaps again, perhaps before an older one. */
  deliver(event: number): Promise<void>
  /** One of the notices is never sent again. */
  lose(event: number): void
  /** Our own answer to the order that made the account is kept. */
  save(account: number): void
  ask(account: number, cause: Cause): Promise<void>
  fetchPending(): Promise<void>
  reconcileAccounts(): Promise<void>
  /** A read under way, or a page of a sweep, sees what is true now; its answer comes later. */
  look(read: number): void
  answer(read: number, kind: 'told' | 'away'): Promise<void>
  /** The server that reads dies; nobody hears the answer. */
  kill(read: number): void
  wait(seconds: number): void
  /** The network heals: every notice but the lost is heard, and every read is answered that follows from it. */
  heal(): Promise<void>
  /** Time goes on to the next sweep, which compares everything. */
  reconcileAll(): Promise<void>
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
  const store: FakeStore = createFakeStore(() => seconds)
  const truths = new Map(
    Array.from({ length: accounts }, (_, n) => [idOf(n), { version: 0, truth: truthAt(0), isTold: false }]),
  )
  const opened = new Map([...truths].map(([id, { truth }]) => [id, truth as Snapshot]))
  const events: { id: string; accountId: AccountId; isSubscribed: boolean; isLost: boolean }[] = []
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
    const listed = snapshot === null ? [] : [{ ...unmarked, accountId, snapshot }]
    return { kind: 'page', accounts: listed, next: place + 1 < ids.length ? accountId : null, askedAfter: 0 }
  }

  const provider = {
    platform: async () => ({ kind: 'platform', platform }),
    read: (accountId: AccountId) => whenAsked<AccountAnswer>(() => answerOf(truthOf(accountId))),
    list: ({ after }: ListQuery) => whenAsked<ListAnswer>(() => pageAfter(after)),
  } as unknown as Provider
  const ports = {
    store: store as unknown as Store,
    clock,
    reconcileEverySeconds,
    feePolicy: { percent: 0, fixed: {} },
    log: { info() {}, warn() {}, error() {} },
    providerFor: () => provider,
  }
  const engine: Engine = createEngine(ports)

  const recordEvent = async (event: (typeof events)[number]) => {
    // Of one that was heard before nothing new follows.
    if (!event.isSubscribed) tell(event.accountId)
    event.isSubscribed = true
    await engine.receive({ ...event, kind: 'account' })
  }
  const answerAll = async () => {
    while (reads.length > 0) await world.answer(0, 'told')
  }
  const readAll = async () => {
    for (let round = 0; round < 3; round += 1) {
      await answerAll()
      world.wait(3600)
      await world.fetchPending()
    }
  }

  const world: World = {
    change(account) {
      const id = idOf(account % accounts)
      const version = (truths.get(id)?.version ?? 0) + 1
      truths.set(id, { version, truth: truthAt(version), isTold: false })
      events.push({ id: `${id} ${version}`, accountId: id, isSubscribed: false, isLost: false })
    },
    async deliver(which) {
      const event = events[which % events.length]
      if (event !== undefined) await recordEvent(event)
    },
    lose(which) {
      const event = events[which % events.length]
      if (event !== undefined) event.isLost = true
    },
    save(account) {
      const id = idOf(account % accounts)
      const snapshot = opened.get(id) as Snapshot
      if (!store.rowOf(id).isCoachs) tell(id)
      store.save(id, snapshot, stateOfSnapshot(snapshot))
    },
    async ask(account, cause) {
      const accountId = idOf(account % accounts)
      if (!store.rowOf(accountId).isCoachs) return
      const known: PayoutAccount = { ...readyAccount, accountId }
      tell(accountId)
      void fetchAccount({ ...ports, provider }, known, cause, { kind: 'machine' })
      await quiet()
    },
    async fetchPending() {
      void engine.fetchPending()
      await quiet()
    },
    async reconcileAccounts() {
      void engine.reconcileAccounts()
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
      for (const event of events) if (!event.isSubscribed && !event.isLost) await recordEvent(event)
      await readAll()
    },
    async reconcileAll() {
      world.wait(2 * reconcileEverySeconds)
      // What is left of a sweep under way, and a whole one after it.
      for (let page = 0; page < 2 * accounts; page += 1) {
        await world.reconcileAccounts()
        await answerAll()
        world.wait(60)
      }
      await readAll()
    },
    compare: () => [...truths].map(([id, { truth, isTold }]) => ({ row: store.rowOf(id), truth, isTold })),
  }
  return world
}

const reconcileEverySeconds = 86_400

const unmarked = { markedCoachId: null, mark: null, attempt: 1, isOurKind: true, createdAt: new Date(0) }

function idOf(account: number): AccountId {
  return `account-${account}` as AccountId
}

function answerOf(truth: Truth): AccountAnswer {
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
