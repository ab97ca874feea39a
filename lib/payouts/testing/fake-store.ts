import type { Snapshot } from '../accounts/account'
import { isDated, isPressing } from '../accounts/requirement'
import { emailsOwed, type OwedEmails } from '../emails/owed'
import type { InstallationId, InstallationStore } from '../installation/installation'
import type { FetchClaim, FetchStore, KeptRead } from '../ports/fetch-store'
import type { WebhookEventStore } from '../ports/store'
import { isSame } from '../reconciliation/account-walk'
import type { State } from '../vocabulary/accounts/state'
import type { AccountId } from '../vocabulary/ids'
import { type AccountPages, createAccountPages } from './account-pages'
import { createFakeStretches, type FakeStretches } from './fake-stretches'
import type { Row } from './row'

type Fetches = Omit<FetchStore, 'giveBackClaims' | 'wantFetch'> & FakeStretches

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

/** @param placeOf an account's place in the list: the larger, the newer */
export function createFakeStore(now: () => number, placeOf: (accountId: AccountId) => number = () => 0): FakeStore {
  const rows = new Map<AccountId, Row>()
  const received = new Set<string>()

  const isClaimable = (row: Row) =>
    row.isCoachs && row.fetched < row.notified && row.leaseUntil <= now() && row.retryAt <= now()
  const rowOf = (accountId: AccountId): Row => {
    const row = rows.get(accountId) ?? newRow()
    rows.set(accountId, row)
    return row
  }
  const keep = (row: Row, { generation, snapshot, state, emails }: KeptRead): boolean => {
    if (!row.isCoachs || row.fetched >= generation || row.notified < generation) return false
    const isOn = snapshot?.payoutsEnabled ?? false
    if (row.state !== state || row.snapshot?.payoutsEnabled !== isOn) decide(row, row.state, state, generation, emails)
    else tellUnchanged(row, emails, snapshot, isOn)
    if (row.isDoubted && !isSame(row.state === 'closed' ? null : row.snapshot, snapshot)) row.drifts += 1
    const kept = snapshot ?? { ...(row.snapshot as Snapshot), payoutsEnabled: false, chargesEnabled: false }
    const settled = { fetched: generation, failures: 0, leaseUntil: 0, retryAt: 0, checkedAt: now() }
    Object.assign(row, { ...settled, isDoubted: false, snapshot: kept, state, isByItself: false })
    return true
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
      async claimFetches(_platform, limit, which) {
        const taken: FetchClaim[] = []
        for (const [accountId, row] of rows) {
          if (!isClaimable(row) || taken.length === limit) continue
          if (which === 'by-themselves' && !row.isByItself) continue
          row.leaseUntil = now() + leaseSeconds
          taken.push({ accountId, generation: row.notified, cause: row.cause })
        }
        return taken
      },
      async keepSnapshots(reads) {
        return reads.flatMap((read) => (keep(rowOf(read.accountId), read) ? [read.accountId] : []))
      },
      async postponeFetch(accountId, failure) {
        const row = rowOf(accountId)
        if (row.fetched >= row.notified) return
        row.isByItself = failure === 'unreadable'
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
      ...createFakeStretches(rows, { now, leaseSeconds, isClaimable, placeOf }),
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
      decide(row, 'not-started', state, 0, emailsOwed(state, snapshot.requirements))
    },
  }
}

function decide(row: Row, from: State, to: State, generation: number, emails: OwedEmails): void {
  row.decisions.push({ from, to, generation })
  const kind = emails.from[from]
  if (kind !== undefined) row.emails.push(kind)
}

function tellUnchanged(row: Row, emails: OwedEmails, snapshot: Snapshot | null, isOn: boolean): void {
  const kind = emails.from[row.state]
  if (kind === undefined) return
  const isChanged =
    kind === 'cannot-be-paid'
      ? JSON.stringify(row.snapshot?.requirements) !== JSON.stringify(snapshot?.requirements)
      : isNewlyAsked(row, emails, isOn)
  if (isChanged) row.emails.push(kind)
}

function isNewlyAsked({ snapshot }: Row, { asks }: OwedEmails, isOn: boolean): boolean {
  const known = snapshot?.requirements.filter((each) => isPressing(each) || (isOn && isDated(each))) ?? []
  return asks.some(({ word, error }) => !known.some((each) => each.word === word && each.error === error))
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
    isByItself: false,
    retryAt: 0,
    checkedAt: 0,
    isDoubted: false,
    drifts: 0,
    decisions: [],
    emails: [],
  }
}
