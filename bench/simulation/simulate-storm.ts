import { timings } from '../../lib/composition/timings'
import { createPendingFetches } from '../../lib/payouts/accounts/fetch-pending'
import { listedAccount, platform, readySnapshot } from '../../lib/payouts/accounts/testing/example'
import type { Provider } from '../../lib/payouts/ports/provider'
import { machinesShare } from '../../lib/store/limits/provider-rate-limit'
import { createListedAccounts, idOf, pageSize } from './listed-accounts'
import { createVirtualTime, type VirtualTime } from './virtual-time'

export interface SimulatedStorm {
  accounts: number
  /** In the order of their events. */
  changed: number[]
  /** Over how long their events come. */
  overSeconds: number
  /** False: by single fetches alone. */
  byThePage?: boolean
}

export interface Outcome {
  pages: number
  singles: number
  /** From the last event until all is stored. */
  seconds: number
}

const readsPerSecond = 20
/** Stripe's time for an answer. */
const answerSeconds = { page: 0.5, single: 0.2 }
const tickSeconds = 0.05

/** The app's own planning of fetches, over accounts in memory, with Stripe's limits, in time that is not waited for. */
export async function simulateStorm({
  accounts,
  changed,
  overSeconds,
  byThePage = true,
}: SimulatedStorm): Promise<Outcome> {
  const time = createVirtualTime()
  const listed = createListedAccounts(accounts, time.now)
  const outcome = { pages: 0, singles: 0, seconds: 0 }
  const lanes = { page: lane(time, readsPerSecond), single: lane(time, readsPerSecond * machinesShare) }
  const provider = {
    platform: async () => ({ kind: 'platform', platform }),
    async list({ after }: { after: string | null }) {
      await lanes.page()
      outcome.pages += 1
      await time.wait(answerSeconds.page)
      const first = after === null ? 0 : Number(after) + 1
      const shown = Array.from({ length: Math.min(pageSize, accounts - first) }, (_, place) =>
        listedAccount(idOf(first + place)),
      )
      return {
        kind: 'page',
        accounts: shown,
        next: first + pageSize < accounts ? shown.at(-1)?.accountId : null,
        askedAfter: 0,
      }
    },
    async read() {
      await lanes.single()
      outcome.singles += 1
      await time.wait(answerSeconds.single)
      return { kind: 'read', snapshot: readySnapshot }
    },
  } as unknown as Provider
  const singlesPerSecond = readsPerSecond * machinesShare
  const fetches = createPendingFetches({
    store: { accounts: listed.store },
    providerFor: () => provider,
    clock: { now: () => new Date(time.now() * 1000), ticks: () => time.now() * 1000 },
    log: { info() {}, warn() {}, error() {} },
    batchSize: timings.work.batchSize,
    stormBounds: {
      waiting: byThePage ? timings.work.pages.worthSeconds * singlesPerSecond : Number.POSITIVE_INFINITY,
      comingPerSecond: byThePage ? singlesPerSecond : Number.POSITIVE_INFINITY,
    },
  })
  const { fetchesAtOnce, pages, fetchPollMilliseconds } = timings.work
  runLoop(time, {
    atOnce: fetchesAtOnce,
    take: fetches.takeFetches,
    idleSeconds: fetchPollMilliseconds.unkicked / 1000,
  })
  runLoop(time, { atOnce: pages.atOnce, take: fetches.takePages, idleSeconds: pages.lookMilliseconds / 1000 })

  let told = 0
  const tell = () => {
    const due = Math.min(changed.length, Math.ceil((time.now() / overSeconds) * changed.length))
    for (; told < due; told += 1) listed.notify(changed[told] ?? 0)
    if (told < changed.length) time.after(tickSeconds, tell)
  }
  tell()
  await time.run(() => told === changed.length && listed.waiting() === 0)
  return { ...outcome, seconds: time.now() - overSeconds }
}

/** Places for requests, one after the other. */
function lane(time: VirtualTime, perSecond: number): () => Promise<void> {
  let nextAt = 0
  return () => {
    const at = Math.max(nextAt, time.now())
    nextAt = at + 1 / perSecond
    return time.wait(at - time.now())
  }
}

interface LoopOptions {
  atOnce: number
  take(most: number): Promise<(() => Promise<void>)[]>
  idleSeconds: number
}

/** As `startParallelLoop` goes: each task that ends makes room for the next. */
function runLoop(time: VirtualTime, { atOnce, take, idleSeconds }: LoopOptions): void {
  let underWay = 0
  let isTaking = false
  const fill = async () => {
    if (isTaking || underWay === atOnce) return
    isTaking = true
    const free = atOnce - underWay
    const tasks = await take(free)
    isTaking = false
    underWay += tasks.length
    for (const task of tasks)
      void task().then(() => {
        underWay -= 1
        return fill()
      })
    if (tasks.length === free) void fill()
  }
  const look = () => {
    void fill()
    time.after(idleSeconds, look)
  }
  look()
}
