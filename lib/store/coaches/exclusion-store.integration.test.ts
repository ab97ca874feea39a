import { describe, expect } from 'vitest'
import { exclude, readmit } from '@/lib/payouts/coaches/exclusion'
import { release } from '@/lib/payouts/coaches/hold-and-release'
import type { Store } from '@/lib/payouts/ports/store'
import type { AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { createPeople } from '../auth/people'
import { test } from '../testing/store-test'
import { platform, type TwoServers } from '../testing/two-servers'

const [ada, bo] = ['admin-ada', 'admin-bo'] as [AdminId, AdminId]
const rule = { signUp: 'listed' as const, adminEmails: [] }

test.beforeAll(async ({ servers }) => {
  await servers.pool.query(`INSERT INTO "user" (id, email) VALUES ($1, 'ada@example.com')`, [ada])
})

describe('a suspended coach', () => {
  test('is held, signed out and may not sign in, until the suspension is lifted', async ({ servers, store }) => {
    const { coachId, email } = await signedIn(servers)
    const people = createPeople(servers.databases[0])
    expect(await exclude({ store }, coachId, 'suspended', ada)).toEqual({ kind: 'excluded', as: 'suspended' })
    const excluded = await exclusionOf(store, coachId)
    expect(excluded).toEqual({ as: 'suspended', at: expect.any(Date), by: { id: ada, email: 'ada@example.com' } })
    expect(await store.coaches.findHold(coachId)).toMatchObject({ reason: 'excluded', by: { id: ada } })
    expect(await count(servers, `SELECT FROM session WHERE user_id = 'user-of-' || $1`, coachId)).toBe(0)
    expect(await people.mayReceiveLink(email, rule)).toBe(false)
    expect(await people.findExclusionOf(email)).toBe('suspended')
    expect(await isQueued(servers, coachId)).toBe(true)

    expect(await readmit({ store }, coachId, excluded.at, bo)).toEqual({ kind: 'readmitted', from: 'suspended' })
    expect(await store.coaches.findHold(coachId)).toBeNull()
    expect(await people.mayReceiveLink(email, rule)).toBe(true)
    expect((await store.decisions.decisionsOf(coachId, 4)).reverse()).toMatchObject([
      { kind: 'coach-excluded', as: 'suspended', by: { kind: 'admin', id: ada } },
      { kind: 'coach-held', reason: 'excluded' },
      { kind: 'coach-readmitted', was: 'suspended', by: { kind: 'admin', id: bo } },
      { kind: 'coach-released', reason: 'excluded' },
    ])
  })

  test('is no coach to a session that a sign-in in flight began', async ({ servers, store }) => {
    const { coachId } = await signedIn(servers)
    await store.coaches.exclude(coachId, 'suspended', ada)
    await newSession(servers, coachId)
    const person = await createPeople(servers.databases[0]).findPersonBySession(tokenOf(coachId), new Date())
    expect(person).toMatchObject({ userId: `user-of-${coachId}`, coachId: null })
  })

  test('stays signed in as the admin that the person is too', async ({ servers, store }) => {
    const { coachId } = await signedIn(servers)
    await servers.pool.query(`INSERT INTO admin (user_id) VALUES ('user-of-' || $1)`, [coachId])
    await store.coaches.exclude(coachId, 'suspended', ada)
    const person = await createPeople(servers.databases[0]).findPersonBySession(tokenOf(coachId), new Date())
    expect(person).toMatchObject({ coachId: null, adminSince: expect.any(Date) })
  })

  test('keeps another hold, which nobody can release meanwhile', async ({ servers, store }) => {
    const coachId = await servers.newCoach()
    await store.coaches.hold(coachId, 'policy', ada)
    const hold = await store.coaches.findHold(coachId)
    if (hold === null) throw new Error('nobody holds the coach')
    await store.coaches.exclude(coachId, 'suspended', ada)
    expect(await release({ store }, coachId, hold.at, bo)).toEqual({ kind: 'excluded' })
    expect(await store.coaches.release(coachId, hold, bo)).toBe(false)
    await store.coaches.readmit(coachId, (await exclusionOf(store, coachId)).at, ada)
    expect(await store.coaches.findHold(coachId)).toMatchObject({ reason: 'policy' })
  })

  test('is held afterwards, whichever of a release and the suspension came first', async ({ servers, store }) => {
    for (let time = 0; time < 10; time += 1) {
      const coachId = await servers.newCoach()
      await store.coaches.hold(coachId, 'policy', ada)
      const hold = await store.coaches.findHold(coachId)
      if (hold === null) throw new Error('nobody holds the coach')
      const [one, two] = servers.stores
      await Promise.all([one.coaches.release(coachId, hold, bo), two.coaches.exclude(coachId, 'suspended', ada)])
      expect(await store.coaches.findHold(coachId)).not.toBeNull()
    }
  })

  test('gets no payment admitted, even where the hold is gone', async ({ servers, store }) => {
    const { coachId, accountId } = await servers.newAccount()
    await store.coaches.exclude(coachId, 'suspended', ada)
    await servers.pool.query('DELETE FROM hold WHERE coach_id = $1', [coachId])
    const facts = { amount: 1000, currency: 'eur', reference: `refused-${coachId}`, fee: 0 }
    const evidence = { payoutsEnabled: true, chargesEnabled: true, transfers: 'active', generation: 1, ageSeconds: 0 }
    const by = { kind: 'coach', id: coachId } as const
    const admitted = await store.payments.admitPayment({ coachId, accountId, platform, facts, evidence, by })
    expect(admitted).toBeNull()
  })
})

describe('an invitation', () => {
  test('is withdrawn: the coach leaves the queue, and comes back into it', async ({ servers, store }) => {
    const coachId = await servers.newCoach()
    expect(await isQueued(servers, coachId)).toBe(true)
    expect(await exclude({ store }, coachId, 'withdrawn', ada)).toMatchObject({ kind: 'excluded' })
    expect(await isQueued(servers, coachId)).toBe(false)
    await servers.pool.query('SELECT refresh_coach_work(ARRAY[$1::text])', [coachId])
    await servers.pool.query('SELECT fill_coach_work(1000)')
    expect(await isQueued(servers, coachId)).toBe(false)
    await store.coaches.readmit(coachId, (await exclusionOf(store, coachId)).at, ada)
    expect(await isQueued(servers, coachId)).toBe(true)
  })

  test('is not withdrawn from who signed in, or has an account', async ({ servers, store }) => {
    const { coachId } = await signedIn(servers)
    expect(await exclude({ store }, coachId, 'withdrawn', ada)).toEqual({ kind: 'refused', why: 'signed-in' })
    const { coachId: withAccount } = await servers.newAccount()
    expect(await exclude({ store }, withAccount, 'withdrawn', ada)).toEqual({ kind: 'refused', why: 'has-account' })
    expect(await store.coaches.findExclusion(coachId)).toBeNull()
  })

  test('is withdrawn or used, never both', async ({ servers, store }) => {
    const people = createPeople(servers.databases[1])
    for (let time = 0; time < 10; time += 1) {
      const coachId = await servers.newCoach()
      const email = await emailOf(servers, coachId)
      await newPerson(servers, coachId, email)
      const [answer] = await Promise.all([
        store.coaches.exclude(coachId, 'withdrawn', ada),
        people.welcome(`user-of-${coachId}`, email, rule),
      ])
      const linked = await count(servers, 'SELECT FROM coach WHERE id = $1 AND user_id IS NOT NULL', coachId)
      expect(answer).toBe(linked === 1 ? 'signed-in' : 'excluded')
    }
  })
})

describe('a removed coach', () => {
  const payment = (state: string, next: string) =>
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee,
       state, next_check_at)
     VALUES ('moving-' || $1, $1, $2, 'acct_platform', false, 1000, 'usd', 0, '${state}', ${next})`
  const moving = [
    ['a payment is open', payment('open', 'now()'), 'money-moving'],
    ['a payment is processing', payment('processing', 'now()'), 'money-moving'],
    ['a paid payment is still followed, such as a dispute', payment('paid', 'now()'), 'money-moving'],
    [
      'a payout is on its way',
      `INSERT INTO payout (stripe_id, stripe_account_id, amount, currency, state, created_at, arrives_on, is_automatic)
       SELECT 'po_' || $1, $2, 500, 'eur', 'on-its-way', now(), now(), true`,
      'payout-under-way',
    ],
    [
      'money lies in the account',
      `INSERT INTO account_balance (stripe_account_id, amounts)
       SELECT $2, '[{"currency": "eur", "available": 0, "pending": 5}]' WHERE $1::text IS NOT NULL`,
      'money-left',
    ],
  ] as const
  test.for(moving)('is not removed while %s', async ([, statement, why], { servers, store }) => {
    const { coachId, accountId } = await servers.newAccount()
    await servers.pool.query(statement, [coachId, accountId])
    expect(await exclude({ store }, coachId, 'removed', ada)).toEqual({ kind: 'refused', why })
    expect(await store.coaches.findExclusion(coachId)).toBeNull()
    expect(await exclude({ store }, coachId, 'suspended', ada)).toMatchObject({ kind: 'excluded' })
  })

  test('leaves the lists with the history kept, and comes back', async ({ servers, store }) => {
    const { coachId, accountId } = await servers.newAccount()
    await servers.pool.query(payment('paid', 'NULL'), [coachId, accountId])
    await store.coaches.exclude(coachId, 'suspended', ada)
    expect(await store.coaches.exclude(coachId, 'removed', bo)).toBe('excluded')
    expect(await isQueued(servers, coachId)).toBe(false)
    const { coaches } = await store.coaches.findUnlisted(null, 10)
    expect(coaches).toContainEqual(expect.objectContaining({ id: coachId, as: 'removed' }))
    expect(await store.coaches.findAccount(coachId)).toMatchObject({ accountId })
    await store.coaches.readmit(coachId, (await exclusionOf(store, coachId)).at, ada)
    expect(await isQueued(servers, coachId)).toBe(true)
    expect(await store.coaches.findHold(coachId)).toBeNull()
  })

  test('is listed page by page, newest first', async ({ servers, store }) => {
    await servers.pool.query(`UPDATE coach SET exclusion = NULL, excluded_at = NULL, excluded_by = NULL`)
    const ids: CoachId[] = []
    for (let made = 0; made < 3; made += 1) {
      const coachId = await servers.newCoach()
      await store.coaches.exclude(coachId, 'removed', ada)
      ids.unshift(coachId)
    }
    // The same moment: the id decides.
    await servers.pool.query(`UPDATE coach SET excluded_at = '2026-01-01' WHERE exclusion = 'removed'`)
    const first = await store.coaches.findUnlisted(null, 2)
    const second = await store.coaches.findUnlisted(first.coaches.at(-1) ?? null, 2)
    expect([first.hasMore, second.hasMore]).toEqual([true, false])
    expect([...first.coaches, ...second.coaches].map(({ id }) => id)).toEqual(ids.toSorted().toReversed())
  })
})

test('of admins on two servers who press at once, one does it, and the others read that it was done', async ({
  servers,
  store,
}) => {
  const coachId = await servers.newCoach()
  const everywhere = [...servers.stores, ...servers.stores, ...servers.stores]
  const excluded = await Promise.all(everywhere.map((each) => each.coaches.exclude(coachId, 'suspended', ada)))
  expect(excluded.toSorted()).toEqual(['excluded', ...Array(5).fill('excluded-otherwise')])
  const { at } = await exclusionOf(store, coachId)
  const readmitted = await Promise.all(everywhere.map((each) => each.coaches.readmit(coachId, at, bo)))
  expect(readmitted.filter((didIt) => didIt)).toHaveLength(1)
  await store.coaches.exclude(coachId, 'removed', ada)
  expect(await readmit({ store }, coachId, at, bo)).toEqual({ kind: 'changed' })
  expect(await store.coaches.readmit(coachId, at, bo)).toBe(false)
  expect(await exclusionOf(store, coachId)).toMatchObject({ as: 'removed' })
})

test('lets the database refuse an unknown exclusion, and half of one', async ({ servers }) => {
  const coachId = await servers.newCoach()
  const set = (values: string) => servers.pool.query(`UPDATE coach SET ${values} WHERE id = $1`, [coachId])
  await expect(set(`exclusion = 'banned', excluded_at = now(), excluded_by = 'x'`)).rejects.toThrow('coach_exclusions')
  await expect(set(`exclusion = 'suspended'`)).rejects.toThrow('coach_excluded_whole')
})

async function exclusionOf(store: Store, coachId: CoachId) {
  const excluded = await store.coaches.findExclusion(coachId)
  if (excluded === null) throw new Error('nobody excluded the coach')
  return excluded
}

async function count({ pool }: TwoServers, statement: string, coachId: CoachId): Promise<number> {
  return (await pool.query(statement, [coachId])).rowCount ?? 0
}

const isQueued = async (servers: TwoServers, coachId: CoachId) =>
  (await count(servers, 'SELECT FROM coach_work WHERE coach_id = $1', coachId)) === 1

async function emailOf({ pool }: TwoServers, coachId: CoachId): Promise<string> {
  return (await pool.query('SELECT email FROM coach WHERE id = $1', [coachId])).rows[0].email
}

async function newPerson({ pool }: TwoServers, coachId: CoachId, email: string): Promise<void> {
  await pool.query(`INSERT INTO "user" (id, email) VALUES ('user-of-' || $1, $2)`, [coachId, email])
}

const tokenOf = (coachId: CoachId) => `session-of-${coachId}`

async function newSession({ pool }: TwoServers, coachId: CoachId): Promise<void> {
  await pool.query(
    `INSERT INTO session (id, session_token, user_id, expires)
     VALUES (gen_random_uuid()::text, encode(sha256($2::bytea), 'hex'), 'user-of-' || $1, now() + interval '1 day')`,
    [coachId, tokenOf(coachId)],
  )
}

async function signedIn(servers: TwoServers) {
  const coachId = await servers.newCoach()
  const email = await emailOf(servers, coachId)
  await newPerson(servers, coachId, email)
  await servers.pool.query(`UPDATE coach SET user_id = 'user-of-' || id WHERE id = $1`, [coachId])
  await newSession(servers, coachId)
  return { coachId, email }
}
