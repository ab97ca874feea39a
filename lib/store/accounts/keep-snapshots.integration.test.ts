import { expect } from 'vitest'
import type { Snapshot } from '@/lib/payouts/accounts/account'
import type { Decision } from '@/lib/payouts/decisions/decision'
import { emailsOwed } from '@/lib/payouts/emails/owed'
import type { KeptRead } from '@/lib/payouts/ports/fetch-store'
import type { State } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { inTransaction } from '../sql/transaction'
import { lockOfFirst } from '../testing/lock-order'
import { test } from '../testing/store-test'
import { keepOne, newSnapshot, noon, readySnapshot, savedAccount, type TwoServers } from '../testing/two-servers'
import { waitingForLocks } from '../testing/waiting-for-locks'

test('replaces the snapshot, sets the counter and records what changed', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  const snapshot: Snapshot = {
    ...readySnapshot,
    stop: { kind: 'other', code: 'listed', word: 'reason.listed' as never },
    deadline: noon,
    requirements: [
      { word: 'w' as never, topic: 't' as never, bucket: 'due', dueBy: noon, error: 'e' as never },
      { word: 'v' as never, topic: 't' as never, bucket: 'later', dueBy: null, error: null },
    ],
    listed: [
      {
        key: 'a.b',
        list: 'currently_due',
        word: 'w' as never,
        bucket: 'due',
        dueBy: noon,
        error: { code: 'c', sentence: 'S.', word: 'e' as never },
      },
      { key: 'c', list: 'eventually_due', word: 'v' as never, bucket: 'later', dueBy: null, error: null },
    ],
  }
  expect(await keepOne(store, fetched(accountId, 1, snapshot, 'ready-due'))).toBe(true)

  expect(await store.coaches.findAccount(coachId)).toMatchObject({ snapshot, notified: 1, fetched: 1 })
  expect((await store.decisions.decisionsOf(coachId, 1))[0]).toMatchObject({
    kind: 'state-changed',
    coachId,
    accountId,
    by: { kind: 'machine' },
    cause: 'webhook-event',
    from: 'unfinished',
    to: 'ready-due',
    generation: 1,
    payoutsEnabled: true,
    chargesEnabled: true,
    reason: 'listed',
  })
})

test('keeps a snapshot without a decision when state and payouts stay', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  const before = await store.decisions.decisionsOf(coachId, 10)
  expect(await keepOne(store, fetched(accountId, 1, { ...newSnapshot, currency: 'usd' }, 'unfinished'))).toBe(true)
  expect(await store.decisions.decisionsOf(coachId, 10)).toEqual(before)
  expect((await store.coaches.findAccount(coachId))?.snapshot.currency).toBe('usd')
})

test('records a decision when payouts go off in the same state', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  await keepOne(store, fetched(accountId, 1, readySnapshot, 'rejected'))
  await store.accounts.raise(accountId, 'coach')
  await keepOne(store, fetched(accountId, 2, newSnapshot, 'rejected'))
  const [last] = await store.decisions.decisionsOf(coachId, 1)
  expect(last).toMatchObject({ kind: 'state-changed', from: 'rejected', to: 'rejected', payoutsEnabled: false })
})

test('writes an email with each decision that changes being paid or asks for something', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  const states: State[] = ['in-review', 'ready', 'ready-due', 'paused', 'needs-you', 'ready']
  for (const [turn, state] of states.entries()) {
    if (turn > 0) await store.accounts.raise(accountId, 'webhook-event')
    const snapshot = state.startsWith('ready') ? readySnapshot : newSnapshot
    expect(await keepOne(store, fetched(accountId, turn + 1, snapshot, state))).toBe(true)
    expect(await keepOne(servers.stores[1], fetched(accountId, turn + 1, snapshot, state))).toBe(false)
  }
  expect(await emailsTo(servers, coachId)).toEqual([
    { kind: 'can-be-paid', to_state: 'ready', outcome: null },
    { kind: 'needs-you', to_state: 'ready-due', outcome: null },
    { kind: 'payouts-stopped', to_state: 'paused', outcome: null },
    { kind: 'needs-you', to_state: 'needs-you', outcome: null },
    { kind: 'can-be-paid', to_state: 'ready', outcome: null },
  ])
})

test('owes an email to an account that can be paid from its first day', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  const accountId = 'acct_found' as AccountId
  const opened = { accountId, snapshot: readySnapshot }
  const account = {
    ...savedAccount(coachId, accountId),
    opened,
    state: 'ready',
    emails: emailsOwed('ready', []),
  } as const
  await store.accounts.saveAccount({ ...account, decision: { ...account.decision, to: 'ready' } as Decision })
  expect(await emailsTo(servers, coachId)).toEqual([{ kind: 'can-be-paid', to_state: 'ready', outcome: null }])
})

test('never lets an older snapshot replace a newer one, nor the same generation twice', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  await store.accounts.raise(accountId, 'coach')
  expect(await keepOne(store, fetched(accountId, 2, readySnapshot, 'ready'))).toBe(true)
  expect(await keepOne(servers.stores[1], fetched(accountId, 1, newSnapshot, 'unfinished'))).toBe(false)
  expect(await keepOne(servers.stores[1], fetched(accountId, 2, newSnapshot, 'unfinished'))).toBe(false)
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ snapshot: readySnapshot, fetched: 2 })
})

test('refuses a generation that no one announced', async ({ servers, store }) => {
  const { accountId } = await servers.newAccount()
  expect(await keepOne(store, fetched(accountId, 2, readySnapshot, 'ready'))).toBe(false)
})

test('records a state that changes while payouts stay off', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  await keepOne(store, fetched(accountId, 1, { ...newSnapshot, submitted: true }, 'in-review'))
  expect((await store.decisions.decisionsOf(coachId, 1))[0]).toMatchObject({ from: 'unfinished', to: 'in-review' })
})

test('keeps the newest of simultaneous snapshots on two servers, with decisions in sequence', async ({
  servers,
  store,
}) => {
  const { coachId, accountId } = await servers.newAccount()
  const newest = 16
  for (let generation = 2; generation <= newest; generation += 1) await store.accounts.raise(accountId, 'webhook-event')

  // All start while the row is locked, so that each has seen it before any other changed it.
  const kept: ReturnType<typeof keepOne>[] = []
  await inTransaction(servers.pool, async (holder) => {
    await holder.query('SELECT FROM account_counter WHERE stripe_account_id = $1 FOR UPDATE', [accountId])
    for (let generation = 1; generation <= newest; generation += 1) {
      const isReady = generation % 2 === 0
      const [snapshot, state] = isReady ? ([readySnapshot, 'ready'] as const) : ([newSnapshot, 'unfinished'] as const)
      const claim = fetched(accountId, generation, snapshot, state)
      kept.push(keepOne(servers.stores[isReady ? 0 : 1], claim))
      await expect.poll(() => waitingForLocks(servers.pool), { interval: 5 }).toBe(generation)
    }
  })
  await Promise.all(kept)

  expect(await store.coaches.findAccount(coachId)).toMatchObject({
    snapshot: readySnapshot,
    fetched: newest,
    notified: newest,
  })
  const changes = (await store.decisions.decisionsOf(coachId, 100))
    .reverse()
    .flatMap((decision) => (decision.kind === 'state-changed' ? [decision] : []))
  let before: { to: State; generation: number } = { to: 'unfinished', generation: 0 }
  for (const change of changes) {
    expect(change.from).toBe(before.to)
    expect(change.to).not.toBe(change.from)
    expect(change.generation).toBeGreaterThan(before.generation)
    before = change
  }
  expect(before.to).toBe('ready')
})

test('keeps the newest of snapshots in any order on two servers', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  const newest = 24
  for (let generation = 2; generation <= newest; generation += 1) await store.accounts.raise(accountId, 'webhook-event')
  await Promise.all(
    Array.from({ length: newest }, (_, i) => {
      const generation = ((i + 1) * 7) % (newest + 1)
      const claim = fetched(accountId, generation, { ...newSnapshot, currency: `c${generation}` }, 'unfinished')
      return keepOne(servers.stores[i % 2 === 0 ? 0 : 1], claim)
    }),
  )
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ snapshot: { currency: 'c24' }, fetched: newest })
})

test('lets a gone account keep its last snapshot, not be paid, and come back', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  await keepOne(store, fetched(accountId, 1, readySnapshot, 'ready'))
  await store.accounts.raise(accountId, 'webhook-event')
  await keepOne(store, fetched(accountId, 2, null, 'closed'))
  expect(await store.coaches.findAccount(coachId)).toMatchObject({
    accessLostAt: expect.any(Date),
    snapshot: { ...readySnapshot, payoutsEnabled: false, chargesEnabled: false },
  })

  await store.accounts.raise(accountId, 'coach')
  await keepOne(store, fetched(accountId, 3, readySnapshot, 'ready'))
  expect(await store.coaches.findAccount(coachId)).toMatchObject({ accessLostAt: null, snapshot: readySnapshot })
  expect(
    (await store.decisions.decisionsOf(coachId, 2)).map(
      (decision) => decision.kind === 'state-changed' && decision.from,
    ),
  ).toEqual(['closed', 'ready'])
})

test('keeps a page of accounts at once, and of them only what is newer', async ({ servers, store }) => {
  const accounts = [await servers.newAccount(), await servers.newAccount(), await servers.newAccount()] as const
  const [first, kept, gone] = accounts.map(({ accountId }) => accountId) as [AccountId, AccountId, AccountId]
  await keepOne(store, fetched(kept, 1, readySnapshot, 'ready'))
  const page = [
    fetched(first, 1, readySnapshot, 'ready'),
    fetched(kept, 1, newSnapshot, 'unfinished'),
    fetched(gone, 1, null, 'closed'),
  ]
  expect(await store.accounts.keepSnapshots(page)).toEqual([gone, first])
  const { rows } = await servers.pool.query(
    `SELECT state, payouts_enabled, access_lost_at IS NOT NULL AS is_gone, country, (SELECT count(*)::int FROM decision
       WHERE decision.stripe_account_id = payout_account.stripe_account_id AND to_state = state) AS decisions,
       (SELECT array_agg(kind) FROM email WHERE email.coach_id = payout_account.coach_id) AS emails
     FROM payout_account WHERE stripe_account_id = ANY($1) ORDER BY array_position($1, stripe_account_id)`,
    [[first, kept, gone]],
  )
  const ready = {
    state: 'ready',
    payouts_enabled: true,
    is_gone: false,
    country: 'DE',
    decisions: 1,
    emails: ['can-be-paid'],
  }
  expect(rows).toEqual([
    ready,
    ready,
    { ...ready, state: 'closed', payouts_enabled: false, is_gone: true, emails: ['closed'] },
  ])
})

test('keeps none of a page of which one cannot be stored', async ({ servers, store }) => {
  const [first, second] = [await servers.newAccount(), await servers.newAccount()]
  const page = [
    fetched(first.accountId, 1, readySnapshot, 'ready'),
    fetched(second.accountId, 1, { ...readySnapshot, country: 'D\u0000' }, 'ready'),
  ]
  expect(await store.accounts.keepSnapshots(page)).toMatchObject({ kind: 'away', failure: 'unreadable' })
  expect(await keepOne(store, page[0] as KeptRead)).toBe(true)
})

test('locks the accounts of a page in the order of their ids, as batches of webhook events do', async ({ servers }) => {
  const ids = [(await servers.newAccount()).accountId, (await servers.newAccount()).accountId].toSorted()
  const [first, last] = ids as [AccountId, AccountId]
  const page = [last, first].map((id) => fetched(id, 1, readySnapshot, 'ready'))
  const keep = async () => expect(await servers.stores[0].accounts.keepSnapshots(page)).toHaveLength(2)
  expect(await lockOfFirst(servers.pool, { first, last }, keep)).toBe('55P03')
})

function fetched(accountId: AccountId, generation: number, snapshot: Snapshot | null, state: State) {
  return {
    accountId,
    generation,
    cause: 'webhook-event',
    by: { kind: 'machine' },
    snapshot,
    state,
    emails: emailsOwed(state, snapshot?.requirements ?? []),
  } as const satisfies KeptRead
}

async function emailsTo(servers: TwoServers, coachId: CoachId) {
  const { rows } = await servers.pool.query(
    `SELECT email.kind, to_state, outcome FROM email JOIN decision ON decision.id = decision_id
     WHERE email.coach_id = $1 ORDER BY decision_id`,
    [coachId],
  )
  return rows
}
