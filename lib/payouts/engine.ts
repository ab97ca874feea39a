import type { Log } from './doors'
import type { Provider } from './provider'
import { type ReadDoors, readNews } from './reread'
import type { Notice, Store } from './store'
import { type SweepDoors, sweepPage } from './sweep'

/** What machines do, with no person asking. */
export interface Engine {
  /** Takes note of a notice; nothing else happens here, so that the provider gets its answer at once. */
  heed(notice: Notice): Promise<void>
  /** Counts a verified message we have no use for, and tells operators of one the provider would not send. */
  ignore(reason: string, isAlarming: boolean): Promise<void>
  /** Reads one batch of accounts that have news; answers how many were taken. */
  drain(): Promise<number>
  /** Compares one page of the provider's accounts with ours; answers how many pages were taken, 0 or 1. */
  sweep(): Promise<number>
  /** Tells operators what a new key means for the accounts on file. */
  reportForeignAccounts(): Promise<void>
}

/** How many accounts one batch takes; all of them are read side by side. */
const batchSize = 5

export function createEngine(doors: ReadDoors & SweepDoors & { store: Store; provider: Provider; log: Log }): Engine {
  const { store, provider, clock, log } = doors
  return {
    heed: (notice) => store.hear(notice),
    async ignore(reason, isAlarming) {
      if (isAlarming) log.error('a signed message contradicts itself', { reason })
      await store.countIgnored(reason, clock.now())
    },
    async drain() {
      const batch = await store.claimNews(await provider.platform(), batchSize)
      await Promise.all(batch.map((news) => readNews(doors, news, { kind: 'machine' }, 'machine')))
      return batch.length
    },
    sweep: () => sweepPage(doors),
    async reportForeignAccounts() {
      const count = await store.countForeignAccounts(await provider.platform())
      if (count > 0) log.warn('accounts made under another key or mode are closed to us', { count })
    },
  }
}
