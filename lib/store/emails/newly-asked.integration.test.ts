import { expect } from 'vitest'
import type { Snapshot } from '@/lib/payouts/accounts/account'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import { emailsOwed } from '@/lib/payouts/emails/owed'
import type { KeptRead } from '@/lib/payouts/ports/fetch-store'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId, WordKey } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { keepOne, newSnapshot, readySnapshot } from '../testing/two-servers'

test('writes an email without a decision about what is newly asked in the same state', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  const dated = new Date('2027-01-01T12:00:00Z')
  const turns: Requirement[][] = [
    [asked('photo', 'due')],
    [asked('photo', 'overdue')],
    [asked('photo', 'due', 'dark')],
    [asked('photo', 'due', 'dark'), asked('bank', 'later', null, dated)],
    [asked('photo', 'due', 'dark'), asked('bank', 'due')],
    [asked('bank', 'due')],
  ]
  const counts: number[] = []
  for (const [turn, requirements] of turns.entries()) {
    if (turn > 0) await store.accounts.raise(accountId, 'webhook-event')
    const snapshot = { ...newSnapshot, submitted: true, requirements }
    await keepOne(store, fetched(accountId, turn + 1, snapshot, 'needs-you'))
    const { rows } = await servers.pool.query('SELECT kind FROM email WHERE coach_id = $1', [coachId])
    counts.push(rows.length)
  }
  expect(counts).toEqual([1, 1, 2, 2, 3, 3])
})

test('writes an email without a decision once nothing is left to do, and none while nothing changes', async ({
  servers,
  store,
}) => {
  const { coachId, accountId } = await servers.newAccount()
  const counts: number[] = []
  for (const [turn, requirements] of [[asked('photo', 'due')], [], [], [asked('bank', 'due')]].entries()) {
    if (turn > 0) await store.accounts.raise(accountId, 'webhook-event')
    const snapshot = { ...readySnapshot, transfers: 'inactive', requirements } as const
    await keepOne(store, fetched(accountId, turn + 1, snapshot, 'ready-transfers-off'))
    const { rows } = await servers.pool.query('SELECT kind FROM email WHERE coach_id = $1 ORDER BY number', [coachId])
    counts.push(rows.length)
    if (turn === 3) expect(rows.map(({ kind }) => kind)).toEqual(['needs-you', 'cannot-be-paid', 'needs-you'])
  }
  expect(counts).toEqual([1, 2, 2, 3])
})

test('writes no email about a dated requirement that falls due while a coach is paid', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  const dated = new Date('2027-01-01T12:00:00Z')
  for (const [turn, bucket] of (['later', 'due', 'overdue'] as const).entries()) {
    if (turn > 0) await store.accounts.raise(accountId, 'webhook-event')
    const snapshot = { ...readySnapshot, requirements: [asked('tax', bucket, null, dated)] }
    await keepOne(store, fetched(accountId, turn + 1, snapshot, 'ready-due'))
  }
  const { rows } = await servers.pool.query('SELECT kind FROM email WHERE coach_id = $1', [coachId])
  expect(rows).toEqual([{ kind: 'can-be-paid' }])
})

function fetched(accountId: AccountId, generation: number, snapshot: Snapshot, state: State) {
  const emails = emailsOwed(state, snapshot.requirements)
  return { accountId, generation, cause: 'coach', by: { kind: 'machine' }, snapshot, state, emails } satisfies KeptRead
}

function asked(
  word: string,
  bucket: Requirement['bucket'],
  error: string | null = null,
  dueBy: Date | null = null,
): Requirement {
  return { word: word as WordKey, topic: 'topic' as WordKey, bucket, dueBy, error: error as WordKey | null }
}
