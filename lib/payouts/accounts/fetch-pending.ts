import type { ProviderFor } from '../ports/provider'
import type { FetchClaim, FetchStore } from '../ports/store'
import type { AccountId } from '../vocabulary/ids'
import { type FetchPorts, fetchOnce } from './fetch-account'
import { getPlatform } from './find-platform'

export interface PendingFetchPorts extends Omit<FetchPorts, 'provider'> {
  store: FetchPorts['store'] & { accounts: Pick<FetchStore, 'claimFetches' | 'giveBackClaims'> }
  providerFor: ProviderFor
  /** Fetches of `fetchPending` at once. */
  batchSize: number
}

export interface PendingFetches {
  /** Claims up to `most` accounts; calling a result fetches one. */
  takeFetches(most: number): Promise<(() => Promise<void>)[]>
  /** Fetches one batch; returns its size. */
  fetchPending(): Promise<number>
  /** Releases claims for other processes. */
  giveBack(): Promise<void>
}

export function createPendingFetches(ports: PendingFetchPorts): PendingFetches {
  const { store, providerFor, batchSize } = ports
  const inHand = new Set<AccountId>()
  const fetchInHand = async (claim: FetchClaim) => {
    const asking = { ...ports, provider: providerFor('job') }
    await fetchOnce(asking, claim, { kind: 'machine' }).finally(() => inHand.delete(claim.accountId))
  }
  const takeFetches = async (most: number) => {
    const taken = await store.accounts.claimFetches(await getPlatform(providerFor('job')), most)
    for (const { accountId } of taken) inHand.add(accountId)
    return taken.map((claim) => () => fetchInHand(claim))
  }
  return {
    takeFetches,
    async fetchPending() {
      const batch = await takeFetches(batchSize)
      await Promise.all(batch.map((fetch) => fetch()))
      return batch.length
    },
    giveBack: () => store.accounts.giveBackClaims([...inHand]),
  }
}
