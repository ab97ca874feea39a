import type { Pool } from 'pg'
import type { Platform, Snapshot } from '@/lib/payouts/accounts/account'
import { emailsOwed } from '@/lib/payouts/emails/owed'
import type { FetchStore, KeptRead } from '@/lib/payouts/ports/fetch-store'
import type { Away } from '@/lib/payouts/ports/provider'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { createStore } from '../store'
import { database } from './database'

/** Two servers on one fresh database, each with its own connections. */
export interface TwoServers {
  databases: [Database, Database]
  stores: [Store, Store]
  pool: Pool
  newCoach(): Promise<CoachId>
  /** A new coach's saved account: its counter is 1 and nothing was fetched. */
  newAccount(under?: Platform): Promise<{ coachId: CoachId; accountId: AccountId }>
  close(): Promise<void>
}

interface FreshDatabase {
  url: string
  pool: Pool
  drop(): Promise<void>
}

export const platform: Platform = { accountId: 'acct_platform' as AccountId, live: false }
export const noon = new Date('2026-03-01T12:00:00Z')

export function openTwoServers(test: FreshDatabase): TwoServers {
  const databases: [Database, Database] = [
    database(`${test.url}?application_name=one`),
    database(`${test.url}?application_name=two`),
  ]
  const stores: [Store, Store] = [createStore(databases[0]), createStore(databases[1])]
  let made = 0

  async function newCoach(): Promise<CoachId> {
    made += 1
    const coach = { email: `coach-${made}@example.com`, name: null, reference: null, by: { kind: 'machine' } as const }
    const coachId = await stores[0].coaches.addCoach(coach)
    if (coachId === null) throw new Error('the address was taken')
    return coachId
  }

  return {
    databases,
    stores,
    pool: test.pool,
    newCoach,
    async newAccount(under = platform) {
      const coachId = await newCoach()
      const accountId = `acct_${made}` as AccountId
      await stores[0].accounts.saveAccount(savedAccount(coachId, accountId, under))
      return { coachId, accountId }
    },
    async close() {
      await Promise.all(databases.map((each) => each.close()))
      await test.drop()
    },
  }
}

export function savedAccount(
  coachId: CoachId,
  accountId: AccountId,
  under = platform,
): Parameters<Store['accounts']['saveAccount']>[0] {
  return {
    coachId,
    opened: { accountId, snapshot: newSnapshot },
    platform: under,
    state: 'unfinished',
    emails: emailsOwed('unfinished', []),
    decision: {
      kind: 'account-opened',
      coachId,
      accountId,
      by: { kind: 'coach', id: coachId },
      to: 'unfinished',
      attempt: 1,
      adopted: false,
      country: 'DE',
    },
  }
}

/** Whether it was kept; what kept it from being stored, when that cannot be. */
export async function keepOne({ accounts }: KeepsSnapshots, read: KeptRead): Promise<boolean | Away> {
  const kept = await accounts.keepSnapshots([read])
  return Array.isArray(kept) ? kept.length === 1 : kept
}

interface KeepsSnapshots {
  accounts: Pick<FetchStore, 'keepSnapshots'>
}

/** A new account before its coach answered anything. */
export const newSnapshot: Snapshot = {
  payoutsEnabled: false,
  chargesEnabled: false,
  submitted: false,
  transfers: 'inactive',
  stop: null,
  requirements: [],
  listed: [],
  deadline: null,
  country: 'DE',
  currency: 'eur',
}

export const readySnapshot: Snapshot = {
  ...newSnapshot,
  payoutsEnabled: true,
  chargesEnabled: true,
  submitted: true,
  transfers: 'active',
}
