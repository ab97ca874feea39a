import type { Log } from '../ports/ports'
import type { SealStore } from '../ports/seal-store'

export interface Seals {
  /** Makes one seal over decisions; returns how many it covers when more wait. */
  seal(): Promise<number>
  check(): Promise<void>
}

interface SealPorts {
  store: { seals: Pick<SealStore, 'sealDecisions' | 'checkSeals'> }
  log: Log
}

export interface SealSizes {
  decisionsAtOnce: number
  sealsAtOnce: number
  checkEverySeconds: number
}

/** The log is a copy of each hash outside the database. */
export function createSeals({ store, log }: SealPorts, sizes: SealSizes): Seals {
  return {
    async seal() {
      const seal = await store.seals.sealDecisions(sizes.decisionsAtOnce)
      if (seal === null) return 0
      const { number, hash, upToId, count } = seal
      log.info('decisions sealed', { seal: number, hash, upToId, count })
      return count === sizes.decisionsAtOnce ? count : 0
    },

    async check() {
      const checked = await store.seals.checkSeals(sizes.sealsAtOnce, sizes.checkEverySeconds)
      for (const fault of checked?.faults ?? []) log.error('sealed decisions were altered', { ...fault })
    },
  }
}
