import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { platform, savedAccount } from '../testing/two-servers'

test('starts an attempt on the first click; the next joins it and may name another country', async ({
  servers,
  store,
}) => {
  const coachId = await servers.newCoach()
  const first = await store.accounts.claimSetUp(coachId, 'DE', {})
  expect(first).toMatchObject({ attempt: 1, started: expect.any(Date), tries: 1, quietSeconds: null })
  expect(first).toMatchObject({ askedAs: first.installation.id, countries: ['DE'] })
  await servers.pool.query(`UPDATE payout_setup SET tried_at = tried_at - interval '1 hour' WHERE coach_id = $1`, [
    coachId,
  ])
  const { quietSeconds, ...second } = await store.accounts.claimSetUp(coachId, 'FR', {})
  expect(second).toMatchObject({ attempt: 1, started: first.started, tries: 2 })
  expect(second.countries.toSorted()).toEqual(['DE', 'FR'])
  expect(quietSeconds).toBeGreaterThanOrEqual(3600)
  const { rows } = await servers.pool.query('SELECT country FROM payout_setup WHERE coach_id = $1', [coachId])
  expect(rows).toEqual([{ country: 'FR' }])
})

test('makes one attempt of twenty clicks on two servers, exactly one of them first', async ({ servers }) => {
  const coachId = await servers.newCoach()
  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, i) => servers.stores[i % 2 === 0 ? 0 : 1].accounts.claimSetUp(coachId, 'DE', {})),
  )
  expect(new Set(claims.map((claim) => claim.attempt))).toEqual(new Set([1]))
  expect(claims.map((claim) => claim.tries).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  expect(claims.filter((claim) => claim.quietSeconds === null).map((claim) => claim.tries)).toEqual([1])
})

test('repeats an attempt as it was first sent, whatever is typed later, until a new one begins', async ({
  servers,
  store,
}) => {
  const coachId = await servers.newCoach()
  const prefillOf = async (country: string, phone: string) =>
    (await store.accounts.claimSetUp(coachId, country, { phone })).prefill.phone
  expect(await prefillOf('DE', '+491111111')).toBe('+491111111')
  expect(await prefillOf('DE', '+492222222')).toBe('+491111111')
  // Another country is another request anyway.
  expect(await prefillOf('FR', '+333333333')).toBe('+333333333')
  await store.accounts.leaveAttempt(coachId, 1)
  expect(await storedPrefill(servers, coachId)).toBeNull()
  expect(await prefillOf('FR', '+334444444')).toBe('+334444444')
})

test('forgets what was prefilled once the account is stored', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await store.accounts.claimSetUp(coachId, 'DE', { phone: '+491111111' })
  await store.accounts.saveAccount(savedAccount(coachId, 'acct_prefilled' as AccountId))
  expect(await storedPrefill(servers, coachId)).toBeNull()
})

async function storedPrefill({ pool }: { pool: Pool }, coachId: CoachId): Promise<unknown> {
  const { rows } = await pool.query<{ prefill: unknown }>('SELECT prefill FROM payout_setup WHERE coach_id = $1', [
    coachId,
  ])
  return rows[0]?.prefill
}

test('closes an attempt once among twenty, and never after another try', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  const claim = await store.accounts.claimSetUp(coachId, 'DE', {})
  const closed = await Promise.all(
    Array.from({ length: 20 }, (_, i) => servers.stores[i % 2 === 0 ? 0 : 1].accounts.closeAttempt(coachId, claim)),
  )
  expect(closed.filter(Boolean)).toHaveLength(1)

  const second = await store.accounts.claimSetUp(coachId, 'DE', {})
  expect(second.attempt).toBe(2)
  expect(second.quietSeconds).toBeGreaterThan(1e9)
  await servers.stores[1].accounts.claimSetUp(coachId, 'DE', {})
  expect(await store.accounts.closeAttempt(coachId, second)).toBe(false)
})

test('moves on from a spent attempt once, even with concurrent requests', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  const { attempt } = await store.accounts.claimSetUp(coachId, 'DE', {})
  await store.accounts.claimSetUp(coachId, 'DE', {})
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => servers.stores[i % 2 === 0 ? 0 : 1].accounts.leaveAttempt(coachId, attempt)),
  )
  expect((await store.accounts.claimSetUp(coachId, 'DE', {})).attempt).toBe(2)
})

test('saves an account once, with its decision and a raised counter', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  const accountId = 'acct_once' as AccountId
  const saved = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      servers.stores[i % 2 === 0 ? 0 : 1].accounts.saveAccount(savedAccount(coachId, accountId)),
    ),
  )
  expect(saved.filter(Boolean)).toHaveLength(1)
  expect(await store.coaches.findAccount(coachId)).toMatchObject({
    ...{ coachId, accountId, platform, accessLostAt: null, checkedAt: expect.any(Date), checkedBy: 'created' },
    ...{ notified: 1, fetched: 0 },
    snapshot: savedAccount(coachId, accountId).opened.snapshot,
  })
  const { rows } = await servers.pool.query(
    `SELECT from_state, to_state, generation::int, facts FROM decision WHERE stripe_account_id = $1`,
    [accountId],
  )
  expect(rows).toEqual([
    {
      from_state: 'not-started',
      to_state: 'unfinished',
      generation: 0,
      facts: { attempt: 1, adopted: false, country: 'DE' },
    },
  ])
})

test('lists an adopted account where it lies in the provider’s list', async ({ servers, store }) => {
  const [coachId, accountId] = [await servers.newCoach(), 'acct_adopted' as AccountId]
  const createdAt = new Date('2024-05-06T07:08:09Z')
  expect(await store.accounts.saveAccount({ ...savedAccount(coachId, accountId), createdAt })).toBe(true)
  const { rows } = await servers.pool.query('SELECT created_at FROM payout_account WHERE coach_id = $1', [coachId])
  expect(rows).toEqual([{ created_at: createdAt }])
})

test('keeps a coach’s account when another comes', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  expect(await store.accounts.saveAccount(savedAccount(coachId, 'acct_second' as AccountId))).toBe(false)
  expect((await store.coaches.findAccount(coachId))?.accountId).toBe(accountId)
})

test('never gives one coach’s account to another', async ({ servers, store }) => {
  const { accountId } = await servers.newAccount()
  const coachId = await servers.newCoach()
  await expect(store.accounts.saveAccount(savedAccount(coachId, accountId))).rejects.toThrow('belongs to another coach')
  expect(await store.coaches.findAccount(coachId)).toBeNull()
})
