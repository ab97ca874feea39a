import type { PayoutAccount, Snapshot } from '../accounts/account'
import { fetchAccount } from '../accounts/fetch-account'
import { stateOfSnapshot } from '../accounts/state'
import { listedAccount, offSnapshot, platform, readyAccount, readySnapshot } from '../accounts/testing/example'
import { createEngine, type Engine } from '../for-machines'
import type { AccountAnswer, Away, ListAnswer, ListQuery, Provider } from '../ports/provider'
import type { Store } from '../ports/store'
import type { Cause } from '../vocabulary/cause'
import type { AccountId } from '../vocabulary/ids'
import { createFakeStore, type FakeStore } from './fake-store'
import type { Row } from './row'

/** The real rules in a world where a test decides what happens. */
export interface World {
  change(account: number): void
  deliver(event: number): Promise<void>
  lose(event: number): void
  save(account: number): void
  ask(account: number, cause: Cause): Promise<void>
  fetchPending(): Promise<void>
  fetchPage(): Promise<void>
  reconcileAccounts(): Promise<void>
  /** Fixes the answer now; it arrives later. */
  look(read: number): void
  answer(read: number, kind: 'told' | 'away'): Promise<void>
  kill(read: number): void
  wait(seconds: number): void
  /** Delivers all but lost events, and answers resulting fetches. */
  heal(): Promise<void>
  reconcileAll(): Promise<void>
  compare(): Compared[]
}

export interface Compared {
  row: Row
  truth: Truth
  /** A fetch was wanted after its last change. */
  isTold: boolean
}

export type Truth = Snapshot | null

interface Read {
  look(): void
  answer(kind: 'told' | 'away'): void
}

export function createWorld(accounts: number): World {
  let seconds = 0
  const store: FakeStore = createFakeStore(() => seconds, placeOf)
  const truths = new Map(
    Array.from({ length: accounts }, (_, n) => [idOf(n), { version: 0, truth: truthAt(0), isTold: false }]),
  )
  const opened = new Map([...truths].map(([id, { truth }]) => [id, truth as Snapshot]))
  const events: { id: string; accountId: AccountId; isSubscribed: boolean; isLost: boolean }[] = []
  const reads: Read[] = []
  const clock = { now: () => new Date(seconds * 1000), ticks: () => seconds * 1000 }
  const truthOf = (id: AccountId) => truths.get(id)?.truth ?? null
  /** A later fetch must show all earlier changes. */
  const tell = (id: AccountId) => Object.assign(truths.get(id) ?? {}, { isTold: true })

  /** The answer of the moment a test chooses. */
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

  function pageAfter(after: AccountId | null): ListAnswer {
    const listed = [...truths].flatMap(([accountId, { truth }]) =>
      truth === null ? [] : [{ accountId, snapshot: truth }],
    )
    const place = after === null ? 0 : listed.findIndex(({ accountId }) => accountId === after) + 1
    if (after !== null && place === 0) return { kind: 'lost-place' }
    const page = listed
      .slice(place, place + pageSize)
      .map(({ accountId, snapshot }) => listedAccount(accountId, snapshot))
    const next = place + pageSize < listed.length ? (page.at(-1)?.accountId ?? null) : null
    return { kind: 'page', accounts: page, next, askedAfter: 0 }
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
    batchSize: 1,
    stormBounds: { waiting: 2, comingPerSecond: 1 },
    feePolicy: { percent: 0, fixed: {} },
    log: { info() {}, warn() {}, error() {} },
    providerFor: () => provider,
  }
  const engine: Engine = createEngine(ports)

  const recordEvent = async (event: (typeof events)[number]) => {
    if (!event.isSubscribed) tell(event.accountId)
    event.isSubscribed = true
    await engine.receive({ ...event, kind: 'account' })
  }
  const answerAll = async () => {
    while (reads.length > 0) await world.answer(0, 'told')
  }
  const readAll = async () => {
    for (let round = 0; round < 2 * accounts; round += 1) {
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
    async fetchPage() {
      for (const fetch of await engine.takePages(1)) void fetch()
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
      // The running reconciliation, then a whole one.
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

const pageSize = 2

/** The first is the newest. */
function placeOf(accountId: AccountId): number {
  return -Number(accountId.slice('account-'.length))
}

function idOf(account: number): AccountId {
  return `account-${account}` as AccountId
}

function answerOf(truth: Truth): AccountAnswer {
  return truth === null ? { kind: 'no-access' } : { kind: 'read', snapshot: truth }
}

/** Every version differs; some are paid out, some are gone. */
function truthAt(version: number): Truth {
  if (version % 3 === 2) return null
  return { ...(version % 2 === 0 ? offSnapshot : readySnapshot), deadline: new Date(version) }
}

function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
