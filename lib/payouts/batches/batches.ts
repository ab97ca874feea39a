import type { BatchStore } from '../ports/batch-store'
import type { Log } from '../ports/ports'
import type { ProviderFor } from '../ports/provider'
import type { BatchItem, SettledItem } from './batch'
import { type DoItemPorts, doItem } from './do-item'

export interface Batches {
  /** Does some coaches of one batch; returns how many. Safe to repeat, to kill and to run in parallel. */
  work(): Promise<number>
}

export interface BatchPorts extends Omit<DoItemPorts, 'provider'> {
  store: DoItemPorts['store'] & { batches: Pick<BatchStore, 'claimItems' | 'settleItems' | 'endBatches'> }
  providerFor: ProviderFor
  log: Log
}

interface Sizes {
  itemsAtOnce: number
  sideBySide: number
}

export function createBatches(ports: BatchPorts, { itemsAtOnce, sideBySide }: Sizes): Batches {
  const { batches } = ports.store
  return {
    async work() {
      const items = await batches.claimItems(itemsAtOnce)
      const waiting = items.values()
      const lane = async () => {
        const settled: SettledItem[] = []
        for (const item of waiting) settled.push(await settle(ports, item))
        return settled
      }
      const lanes = await Promise.all(Array.from({ length: Math.min(sideBySide, items.length) }, lane))
      if (items.length > 0) await batches.settleItems(lanes.flat())
      await batches.endBatches()
      return items.length
    },
  }
}

/** What fails so often is given up, within three minutes. */
const mostTries = 5

async function settle(ports: BatchPorts, item: BatchItem): Promise<SettledItem> {
  const { batchId, number, coachId, tries } = item
  const outcome = await doItem({ ...ports, provider: ports.providerFor('job') }, item).catch((error: unknown) => {
    ports.log.warn('a coach of a batch failed', { batchId, coachId, tries, error })
    return null
  })
  return { batchId, number, outcome: outcome ?? (tries < mostTries ? null : 'failed') }
}
