import type { AccountId } from '../ids'
import type { SweepStore } from '../store'
import type { Row } from './memory'

interface Sweep {
  id: string
  beganAt: number
  after: AccountId | null
  leaseUntil: number
  isDone: boolean
}

const leaseSeconds = 60

/** The rules of the real memory for sweeps; each has one window. */
export function createSweeps(rows: Map<AccountId, Row>, now: () => number): SweepStore {
  let sweep: Sweep | null = null
  let begun = 0

  const isQuiet = (row: Row | undefined): row is Row => row?.isCoachs === true && row.fetched === row.notified
  const sendFor = (row: Row, retryAt: number) =>
    Object.assign(row, { notified: row.notified + 1, cause: 'sweep', isDoubted: true, retryAt })

  return {
    async takePage(_platform, everySeconds) {
      if (sweep === null || (sweep.isDone && now() - sweep.beganAt >= everySeconds)) {
        begun += 1
        sweep = { id: `sweep ${begun}`, beganAt: now(), after: null, leaseUntil: 0, isDone: false }
      }
      if (sweep.isDone || sweep.leaseUntil > now()) return null
      sweep.leaseUntil = now() + leaseSeconds
      const query = { from: null, before: null, after: sweep.after }
      return { sweepId: sweep.id, window: 0, takenAt: new Date(now() * 1000), query }
    },

    findKept: async (accountIds) =>
      accountIds.flatMap((accountId) => {
        const row = rows.get(accountId)
        if (!row?.isCoachs) return []
        return [{ accountId, snapshot: row.state === 'closed' ? null : row.snapshot, generation: row.fetched }]
      }),

    async settlePage({ sweepId, query }, { agreeing, differing, next }) {
      if (sweep?.id !== sweepId || sweep.isDone || sweep.after !== query.after) return
      Object.assign(sweep, { after: next, isDone: next === null, leaseUntil: 0 })
      for (const accountId of agreeing) {
        const row = rows.get(accountId)
        if (isQuiet(row)) row.checkedAt = Math.max(row.checkedAt, sweep.beganAt)
      }
      for (const { accountId, generation } of differing) {
        const row = rows.get(accountId)
        if (isQuiet(row) && row.fetched === generation) sendFor(row, now() + 60)
      }
      if (!sweep.isDone) return
      for (const row of rows.values()) {
        if (isQuiet(row) && row.checkedAt < sweep.beganAt && row.state !== 'closed') sendFor(row, 0)
      }
    },

    async postponePage() {
      if (sweep !== null) sweep.leaseUntil = now() + 15
    },

    async restartWindow() {
      if (sweep !== null) Object.assign(sweep, { after: null, leaseUntil: 0 })
    },
  }
}
