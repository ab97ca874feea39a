import { expect } from 'vitest'
import { toKeptRead } from '@/lib/payouts/accounts/fetch-account'
import { machine } from '@/lib/payouts/decisions/decision'
import type { Closing } from '@/lib/payouts/ports/closing-store'
import type { Store } from '@/lib/payouts/ports/store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import { newSnapshot, platform, savedAccount } from '../testing/two-servers'

const byCoach = (coachId: CoachId) => ({ kind: 'coach', id: coachId }) as const

test('is begun once and joined afterwards, and dropped only by the last who tried', async ({ servers, store }) => {
  const account = await servers.newAccount()
  const first = await begin(store, account)
  const second = await begin(servers.stores[1], account)
  expect([first.tries, second.tries]).toEqual([1, 2])
  expect(await store.accounts.dropClosing(first)).toBe(false)
  expect((await store.coaches.findAccount(account.coachId))?.isClosing).toBe(true)
  expect(await store.accounts.dropClosing(second)).toBe(true)
  expect((await store.coaches.findAccount(account.coachId))?.isClosing).toBe(false)
  const other = { ...account, accountId: 'acct_other' as AccountId, by: byCoach(account.coachId) }
  expect(await store.accounts.beginClosing(other, true)).toEqual({ kind: 'gone' })
})

test('is left to workers after a minute, one of them at a time', async ({ servers, store }) => {
  const { coachId, ...account } = await servers.newAccount()
  await begin(store, { coachId, ...account })
  expect(await store.accounts.claimClosings(platform, 5)).toEqual([])
  const earlier = `UPDATE account_closing SET tried_at = now() - interval '2 minutes' WHERE coach_id = $1`
  await servers.pool.query(earlier, [coachId])
  expect(await store.accounts.claimClosings({ ...platform, live: true }, 5)).toEqual([])
  const claims = await Promise.all(servers.stores.map((each) => each.accounts.claimClosings(platform, 5)))
  expect(claims.flat()).toEqual([{ coachId, ...account, by: byCoach(coachId), tries: 2 }])
})

test('lets no payment in while it goes on, nor to the account afterwards', async ({ servers, store }) => {
  const account = await servers.newAccount()
  const admit = (reference: string) =>
    store.payments.admitPayment({
      ...account,
      ...{ platform, by: machine },
      facts: { amount: 1_000, currency: 'eur', fee: 0, reference },
      evidence: { payoutsEnabled: true, chargesEnabled: true, transfers: 'active', generation: 1, ageSeconds: 1 },
    })
  const closing = await begin(store, account)
  expect(await admit('while-closing')).toBeNull()
  await store.accounts.dropClosing(closing)
  expect(await admit('in-time')).toMatchObject({ state: 'asked' })
  const by = { kind: 'admin', id: 'admin-1' } as const
  expect(await store.accounts.beginClosing({ ...account, by }, false)).toEqual({ kind: 'money-moving' })
  await setPayment(servers, "state = 'paid', payment_intent_id = 'pi_in_time', next_check_at = NULL")
  expect(await store.accounts.beginClosing({ ...account, by: byCoach(account.coachId) }, true)).toEqual({
    kind: 'paid-before',
  })
  const begun = await store.accounts.beginClosing({ ...account, by }, false)
  if (begun.kind !== 'begun') throw new Error(begun.kind)
  await store.accounts.finishClosing(begun.closing)
  expect(await admit('too-late')).toBeNull()
})

test('ends once, with the account set aside and an attempt no key was made of', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  const accountId = 'acct_set_aside' as AccountId
  await store.accounts.claimSetUp(coachId, 'DE', { phone: '+491234567' })
  await store.accounts.leaveAttempt(coachId, 1)
  await store.accounts.saveAccount(savedAccount(coachId, accountId))
  const closing = await begin(store, { coachId, accountId })
  const ends = await Promise.all(servers.stores.map((each) => each.accounts.finishClosing(closing)))
  expect(ends.toSorted()).toEqual([false, true])

  expect(await store.coaches.findAccount(coachId)).toBeNull()
  const { rows } = await servers.pool.query('SELECT is_coachs FROM account_counter WHERE stripe_account_id = $1', [
    accountId,
  ])
  expect(rows).toEqual([{ is_coachs: false }])
  const claim = await store.accounts.claimSetUp(coachId, 'FR', {})
  expect(claim).toMatchObject({ attempt: 3, former: [accountId], askedAs: claim.installation.id })
  expect((await store.decisions.decisionsOf(coachId, 1))[0]).toMatchObject({
    ...{ kind: 'account-closed', accountId, by: byCoach(coachId), country: 'DE', submitted: false },
    ...{ from: 'unfinished', to: 'not-started' },
  })
})

test('is never undone: a former account is not stored, fetched or reported again', async ({ servers, store }) => {
  const { coachId, accountId } = await servers.newAccount()
  await store.accounts.finishClosing(await begin(store, { coachId, accountId }))
  expect(await store.accounts.saveAccount(savedAccount(coachId, accountId))).toBe(false)
  expect(await store.coaches.findAccount(coachId)).toBeNull()

  await store.webhookEvents.recordEvent({ id: 'evt_after_closing', accountId, kind: 'account' })
  expect((await store.accounts.claimFetches(platform, 100)).map((claim) => claim.accountId)).not.toContain(accountId)
  await servers.pool.query(
    `INSERT INTO orphan (stripe_account_id, platform_account_id, livemode, marked_coach_id, created_at, seen_at)
     VALUES ($1, $2, false, $3, now(), now())`,
    [accountId, platform.accountId, coachId],
  )
  expect((await store.health.healthFacts(platform, 100)).orphans).toBe(0)
})

test('takes no snapshot that arrives with it, and never waits in a circle', async ({ servers, store }) => {
  for (let round = 0; round < 10; round += 1) {
    const { coachId, accountId } = await servers.newAccount()
    const generation = await store.accounts.raise(accountId, 'coach')
    const closing = await begin(store, { coachId, accountId })
    const read = toKeptRead({ accountId, generation, cause: 'coach' }, { ...newSnapshot, submitted: true }, machine)
    const [, ended] = await Promise.all([
      servers.stores[1].accounts.keepSnapshots([read]),
      store.accounts.finishClosing(closing),
    ])
    expect(ended).toBe(true)
    expect(await store.coaches.findAccount(coachId)).toBeNull()
  }
})

async function begin(store: Store, account: { coachId: CoachId; accountId: AccountId }): Promise<Closing> {
  const begun = await store.accounts.beginClosing({ ...account, by: byCoach(account.coachId) }, true)
  if (begun.kind !== 'begun') throw new Error(`not begun: ${begun.kind}`)
  return begun.closing
}

async function setPayment({ pool }: { pool: { query(statement: string): Promise<unknown> } }, change: string) {
  await pool.query(`UPDATE payment SET ${change} WHERE reference = 'in-time'`)
}
