import type { FetchClaim, FetchStore } from '../ports/fetch-store'
import type { ProviderFor } from '../ports/provider'
import type { AccountId } from '../vocabulary/ids'
import { type FetchPorts, fetchOnce } from './fetch-account'
import { createPageFetches, type PageFetchPorts } from './fetch-pages'
import { getPlatform } from './find-platform'

export interface PendingFetchPorts extends Omit<PageFetchPorts, 'store' | 'providerFor'> {
  store: FetchPorts['store'] & PageFetchPorts['store'] & { accounts: Pick<FetchStore, 'claimFetches'> }
  providerFor: ProviderFor
  /** Fetches of `fetchPending` at once. */
  batchSize: number
}

export interface PendingFetches {
  /** Claims up to `most` accounts; calling a result fetches one. */
  takeFetches(most: number): Promise<(() => Promise<void>)[]>
  /** In a storm, claims the accounts of up to `most` pages; calling a result fetches one. */
  takePages(most: number): Promise<(() => Promise<void>)[]>
  /** Pages that are answered and not kept yet. */
  unkeptPages(): number
  /** Fetches one batch, at once; returns how many fetches and pages. */
  fetchPending(): Promise<number>
  /** Releases claims for other processes. */
  giveBack(): Promise<void>
}

const restMilliseconds = 1_000

export function createPendingFetches(ports: PendingFetchPorts): PendingFetches {
  const { store, providerFor, clock, batchSize } = ports
  const inHand = new Set<AccountId>()
  const held = (claims: FetchClaim[], fetch: () => Promise<unknown>) => {
    for (const { accountId } of claims) inHand.add(accountId)
    return async () => {
      await fetch().finally(() => {
        for (const { accountId } of claims) inHand.delete(accountId)
      })
    }
  }
  const pages = createPageFetches({ ...ports, held })
  let noneUntil = 0

  const takeFetches = async (most: number) => {
    const which = pages.isNeeded() ? 'by-themselves' : undefined
    // In a storm each event wakes this, for what pages settle.
    if (which !== undefined && clock.ticks() < noneUntil) return []
    const taken = await store.accounts.claimFetches(await getPlatform(providerFor('job')), most, which)
    if (taken.length === 0) noneUntil = clock.ticks() + restMilliseconds
    return taken.map((claim) =>
      held([claim], () => fetchOnce({ ...ports, provider: providerFor('job') }, claim, { kind: 'machine' })),
    )
  }
  return {
    takeFetches,
    takePages: (most) => pages.take(most, { mayWait: true }),
    unkeptPages: pages.unkept,
    async fetchPending() {
      const fetches = await takeFetches(batchSize)
      const mayStorm = fetches.length === batchSize || pages.isNeeded()
      const batch = mayStorm ? [...fetches, ...(await pages.take(batchSize, { mayWait: false }))] : fetches
      await Promise.all(batch.map((fetch) => fetch()))
      return batch.length
    },
    giveBack: () => store.accounts.giveBackClaims([...inHand]),
  }
}
