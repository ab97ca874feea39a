import type { Log } from './doors'
import { createClockAlarm } from './health/clock-alarm'
import { createRefusals, type Refusals } from './health/refusals'
import type { AccountId } from './ids'
import { type FeePolicy, isFree } from './money'
import { patienceOf } from './patience'
import { type LookDoors, lookAround } from './payments/look'
import { type MovementWatchDoors, watchMovements } from './payments/movement-watch'
import { type PaymentSweepDoors, sweepPayments } from './payments/payment-sweep'
import type { Provider } from './provider'
import { type ReadDoors, readNews } from './reread'
import type { News, Notice, Store } from './store'
import { type SweepDoors, sweepPage } from './sweep'

/** What machines do, with no person asking. */
export interface Engine extends Refusals {
  /** Takes note of a notice; nothing else happens here, so that the provider gets its answer at once. */
  heed(notice: Notice): Promise<void>
  /** Tells operators when a verified message was signed far from our time. */
  compareClocks(lateSeconds: number): void
  /** Counts a verified message we have no use for, and tells operators of one the provider would not send. */
  ignore(reason: string, isAlarming: boolean): Promise<void>
  /** Takes up to `most` accounts that have news; each is read when what is answered for it is called. */
  takeNews(most: number): Promise<(() => Promise<void>)[]>
  /** Reads one batch of accounts that have news; answers how many were taken. */
  drain(): Promise<number>
  /** Lets go of the accounts that were taken and not read yet, for another process to take. */
  giveBack(): Promise<void>
  /** Compares one page of the provider's accounts with ours; answers how many pages were taken, 0 or 1. */
  sweep(): Promise<number>
  /** Looks at one batch of charges whose payments may have changed; answers how many were taken. */
  lookAround(): Promise<number>
  /** Compares one page of the provider's charges with ours; answers how many pages were taken, 0 or 1. */
  sweepPayments(): Promise<number>
  /** Reads one page of the provider's new refunds and disputes; answers how many pages were taken, 0 or 1. */
  watchMovements(): Promise<number>
  /** Tells operators what a new key means for the accounts on file. */
  reportForeignAccounts(): Promise<void>
  /** Tells operators that charges will cost the platform money. */
  reportFee(): void
}

/** How many accounts one batch takes; all of them are read side by side. */
const batchSize = 5

export function createEngine(
  doors: ReadDoors &
    SweepDoors &
    LookDoors &
    PaymentSweepDoors &
    MovementWatchDoors & { store: Store; provider: Provider; log: Log; feePolicy: FeePolicy },
): Engine {
  const { store, provider, clock, log, feePolicy } = doors
  const inHand = new Set<AccountId>()
  const readInHand = async (news: News) => {
    const patience = patienceOf('machine', clock)
    await readNews(doors, news, { kind: 'machine' }, patience).finally(() => inHand.delete(news.accountId))
  }
  const takeNews = async (most: number) => {
    const taken = await store.claimNews(await provider.platform(), most)
    for (const { accountId } of taken) inHand.add(accountId)
    return taken.map((news) => () => readInHand(news))
  }
  return {
    ...createRefusals(store),
    heed: (notice) => store.hear(notice),
    compareClocks: createClockAlarm(doors),
    async ignore(reason, isAlarming) {
      if (isAlarming) log.error('a signed message contradicts itself', { reason })
      await store.countIgnored(reason, clock.now())
    },
    takeNews,
    async drain() {
      const batch = await takeNews(batchSize)
      await Promise.all(batch.map((read) => read()))
      return batch.length
    },
    giveBack: () => store.giveBackNews([...inHand]),
    sweep: () => sweepPage(doors),
    lookAround: () => lookAround(doors),
    sweepPayments: () => sweepPayments(doors),
    watchMovements: () => watchMovements(doors),
    async reportForeignAccounts() {
      const count = await store.countForeignAccounts(await provider.platform())
      if (count > 0) log.warn('accounts made under another key or mode are closed to us', { count })
    },
    reportFee() {
      if (!isFree(feePolicy)) return
      log.warn('no fee is taken of charges, so the platform pays what the provider takes of each', {
        settings: ['PLATFORM_FEE_PERCENT', 'PLATFORM_FEE_FIXED'],
      })
    },
  }
}
