import type { KeptStore, PagesStore } from '../ports/reconciliation-store'
import type { AccountId, CoachId } from '../vocabulary/ids'
import { createPages } from './pages'
import type { Row } from './row'

export type AccountPages = PagesStore & Pick<KeptStore, 'findKept' | 'findWithoutAccount'>

/** The real store's rules for what a page of accounts changes. */
export function createAccountPages(rows: Map<AccountId, Row>, now: () => number): AccountPages {
  const isQuiet = (row: Row | undefined): row is Row => row?.isCoachs === true && row.fetched === row.notified
  const sendFor = (row: Row, retryAt: number) =>
    Object.assign(row, { notified: row.notified + 1, cause: 'reconciliation', isDoubted: true, retryAt })

  const pages = createPages(now, {
    keepFound({ beganAt }, found) {
      if (found.kind !== 'accounts') return
      for (const accountId of found.agreeing) {
        const row = rows.get(accountId)
        if (isQuiet(row)) row.checkedAt = Math.max(row.checkedAt, beganAt)
      }
      for (const { accountId, generation } of found.differing) {
        const row = rows.get(accountId)
        if (isQuiet(row) && row.fetched === generation) sendFor(row, now() + 60)
      }
    },
    end({ beganAt }) {
      for (const row of rows.values()) {
        if (isQuiet(row) && row.checkedAt < beganAt && row.state !== 'closed') sendFor(row, 0)
      }
    },
  })
  return {
    ...pages,
    findKept: async (accountIds) =>
      accountIds.flatMap((accountId) => {
        const row = rows.get(accountId)
        if (!row?.isCoachs) return []
        const coachId = `coach of ${accountId}` as CoachId
        return [{ accountId, coachId, snapshot: row.state === 'closed' ? null : row.snapshot, generation: row.fetched }]
      }),
    findWithoutAccount: async () => [],
  }
}
