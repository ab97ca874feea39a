import type { AccountPagesStore } from '../ports/store'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { Row } from './row'

interface Reconciliation {
  id: string
  beganAt: number
  after: AccountId | null
  leaseUntil: number
  isDone: boolean
}

const leaseSeconds = 60

/** The real store's rules, with one window. */
export function createAccountPages(rows: Map<AccountId, Row>, now: () => number): AccountPagesStore {
  let reconciliation: Reconciliation | null = null
  let begun = 0

  const isQuiet = (row: Row | undefined): row is Row => row?.isCoachs === true && row.fetched === row.notified
  const sendFor = (row: Row, retryAt: number) =>
    Object.assign(row, { notified: row.notified + 1, cause: 'sweep', isDoubted: true, retryAt })

  return {
    async takePage(_platform, everySeconds) {
      if (reconciliation === null || (reconciliation.isDone && now() - reconciliation.beganAt >= everySeconds)) {
        begun += 1
        reconciliation = { id: `sweep ${begun}`, beganAt: now(), after: null, leaseUntil: 0, isDone: false }
      }
      if (reconciliation.isDone || reconciliation.leaseUntil > now()) return null
      reconciliation.leaseUntil = now() + leaseSeconds
      const query = { from: null, before: null, after: reconciliation.after }
      return { reconciliationId: reconciliation.id, window: 0, takenAt: new Date(now() * 1000), query }
    },

    findKept: async (accountIds) =>
      accountIds.flatMap((accountId) => {
        const row = rows.get(accountId)
        if (!row?.isCoachs) return []
        const coachId = `coach of ${accountId}` as CoachId
        return [{ accountId, coachId, snapshot: row.state === 'closed' ? null : row.snapshot, generation: row.fetched }]
      }),

    findWithoutAccount: async () => [],

    async settlePage({ reconciliationId, query }, { agreeing, differing, next }) {
      if (reconciliation?.id !== reconciliationId || reconciliation.isDone || reconciliation.after !== query.after)
        return
      Object.assign(reconciliation, { after: next, isDone: next === null, leaseUntil: 0 })
      for (const accountId of agreeing) {
        const row = rows.get(accountId)
        if (isQuiet(row)) row.checkedAt = Math.max(row.checkedAt, reconciliation.beganAt)
      }
      for (const { accountId, generation } of differing) {
        const row = rows.get(accountId)
        if (isQuiet(row) && row.fetched === generation) sendFor(row, now() + 60)
      }
      if (!reconciliation.isDone) return
      for (const row of rows.values()) {
        if (isQuiet(row) && row.checkedAt < reconciliation.beganAt && row.state !== 'closed') sendFor(row, 0)
      }
    },

    async postponePage() {
      if (reconciliation !== null) reconciliation.leaseUntil = now() + 15
    },

    async restartWindow() {
      if (reconciliation !== null) Object.assign(reconciliation, { after: null, leaseUntil: 0 })
    },
  }
}
