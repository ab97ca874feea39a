import type { Snapshot } from '../accounts/account'
import { emailOwed, type OwedEmail } from '../emails/owed'
import type { InstallationId, InstallationStore } from '../installation/installation'
import type { FetchClaim, FetchStore, WebhookEventStore } from '../ports/store'
import { isSame } from '../reconciliation/account-walk'
import type { State } from '../vocabulary/accounts/state'
import type { AccountId } from '../vocabulary/ids'
import { type AccountPages, createAccountPages } from './account-pages'
import type { Row } from './row'

type Fetches = Pick<FetchStore, 'raise' | 'claimFetches' | 'keepSnapshot' | 'postponeFetch' | 'leaveFetch'>

/** The real store's rules without a database, on a clock moved by hand. */
export interface FakeStore {
  accounts: Fetches
  installation: Pick<InstallationStore, 'findInstallation' | 'findDoubt'>
  reconciliation: AccountPages
  webhookEvents: Pick<WebhookEventStore, 'recordEvent'>
  save(accountId: AccountId, snapshot: Snapshot, state: State): void
  rowOf(accountId: AccountId): Row
}

const leaseSeconds = 30

export function createFakeStore(now: () => number): FakeStore {
  const rows = new Map<AccountId, Row>()
  const received = new Set<string>()

  const rowOf = (accountId: AccountId): Row => {
    const row = rows.get(accountId) ?? newRow()
    rows.set(accountId, row)
    return row
  }
  return {
    accounts: {
      async raise(accountId, cause) {
        const row = rowOf(accountId)
        row.notified += 1
        row.cause = cause
        row.leaseUntil = now() + leaseSeconds
        return row.notified
      },
      async claimFetches(_platform, limit) {
        const taken: FetchClaim[] = []
        for (const [accountId, row] of rows) {
          const isWaiting =
            row.isCoachs && row.fetched < row.notified && row.leaseUntil <= now() && row.retryAt <= now()
          if (!isWaiting || taken.length === limit) continue
          row.leaseUntil = now() + leaseSeconds
          taken.push({ accountId, generation: row.notified, cause: row.cause })
        }
        return taken
      },
      async keepSnapshot({ accountId, generation, snapshot, state, email }) {
        const row = rowOf(accountId)
        if (!row.isCoachs || row.fetched >= generation || row.notified < generation) return false
        const isOn = snapshot?.payoutsEnabled ?? false
        if (row.state !== state || row.snapshot?.payoutsEnabled !== isOn) {
          decide(row, row.state, state, generation, email)
        }
        if (row.isDoubted && !isSame(row.state === 'closed' ? null : row.snapshot, snapshot)) row.drifts += 1
        const kept = snapshot ?? { ...(row.snapshot as Snapshot), payoutsEnabled: false, chargesEnabled: false }
        const settled = { fetched: generation, failures: 0, leaseUntil: 0, retryAt: 0, checkedAt: now() }
        Object.assign(row, { ...settled, isDoubted: false, snapshot: kept, state })
        return true
      },
      async postponeFetch(accountId) {
        const row = rowOf(accountId)
        if (row.fetched >= row.notified) return
        row.failures += 1
        row.leaseUntil = 0
        row.retryAt = now() + Math.min(3600, 2 ** row.failures)
      },
      async leaveFetch(accountId) {
        const row = rowOf(accountId)
        if (row.fetched >= row.notified) return
        row.leaseUntil = 0
        row.retryAt = Math.max(row.retryAt, now() + 2)
      },
    },
    installation: {
      findInstallation: async () => ({ id: 'installation-1' as InstallationId, formerIds: [], unmarkedUntil: null }),
      findDoubt: async () => null,
    },
    reconciliation: createAccountPages(rows, now),
    webhookEvents: {
      async recordEvent({ id, accountId }) {
        if (received.has(id)) return
        received.add(id)
        const row = rowOf(accountId)
        row.notified += 1
        row.cause = 'webhook-event'
        if (row.failures <= 3) row.retryAt = Math.min(row.retryAt, now() + 5)
        row.isDoubted = false
      },
    },
    rowOf,
    save(accountId, snapshot, state) {
      const row = rowOf(accountId)
      if (row.isCoachs) return
      const notified = row.notified + 1
      Object.assign(row, { isCoachs: true, snapshot, state, notified, cause: 'created', checkedAt: now() })
      decide(row, 'not-started', state, 0, emailOwed(state))
    },
  }
}

function decide(row: Row, from: State, to: State, generation: number, email: OwedEmail): void {
  row.decisions.push({ from, to, generation })
  if (email.from.includes(from)) row.emails.push(email.kind)
}

function newRow(): Row {
  return {
    isCoachs: false,
    snapshot: null,
    state: 'not-started',
    notified: 0,
    fetched: 0,
    failures: 0,
    cause: 'webhook-event',
    leaseUntil: 0,
    retryAt: 0,
    checkedAt: 0,
    isDoubted: false,
    drifts: 0,
    decisions: [],
    emails: [],
  }
}
