import { describe, expect } from 'vitest'
import type { AccountId, AdminId, CoachId, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, type Scene } from './testing/scene'

const test = backendTest()
const admin = 'admin-1' as AdminId

describe('a coach who chose a wrong country', () => {
  test('closes the account at Stripe, and sets up another', async ({ backend, scene, till }) => {
    const coachId = await scene.begun()
    const old = await scene.accountIdOf(coachId)
    expect((await backend.payouts.status(coachId)).startOver).toEqual({ accountId: old, isClosing: false })
    expect(await backend.payouts.startOver(coachId, old)).toEqual({ kind: 'started-over' })

    await expect(till.atStripe('GET', `/v1/accounts/${old}`)).rejects.toThrow('answered 403')
    expect(await backend.payouts.status(coachId)).toMatchObject({
      state: 'not-started',
      country: null,
      startOver: null,
    })
    expect(await formerOf(backend, coachId)).toEqual([{ id: old, country: 'DE', submitted: false }])
    expect(await backend.payouts.setUp(coachId, 'FR')).toMatchObject({ kind: 'link' })
    const { country, timeline } = await backend.payouts.status(coachId)
    expect(country).toBe('FR')
    expect(timeline.map(({ kind }) => kind)).toEqual([
      ...['link-handed-out', 'account-opened', 'account-closed', 'link-handed-out', 'account-opened', 'coach-added'],
    ])
    const [closed] = timeline.filter(({ kind }) => kind === 'account-closed')
    expect(closed).toMatchObject({
      ...{ accountId: old, by: { kind: 'coach', id: coachId }, country: 'DE', submitted: false },
      ...{ from: 'unfinished', to: 'not-started' },
    })
  })

  test('closes it once, however often it is pressed, and never the account that follows', async ({
    backend,
    scene,
  }) => {
    const coachId = await scene.begun()
    const old = await scene.accountIdOf(coachId)
    const answers = await Promise.all(Array.from({ length: 8 }, () => backend.payouts.startOver(coachId, old)))
    expect(answers.map(({ kind }) => kind)).toContain('started-over')
    expect(answers.filter(({ kind }) => kind !== 'started-over' && kind !== 'closed-before')).toEqual([])
    expect(await decisions(backend, coachId, 'account-closed')).toHaveLength(1)

    await backend.payouts.setUp(coachId, 'DE')
    expect(await backend.payouts.startOver(coachId, old)).toEqual({ kind: 'closed-before' })
    expect((await backend.payouts.status(coachId)).state).toBe('unfinished')
  })

  test('closes nothing once details were submitted, also those the page does not show yet', async ({
    backend,
    scene,
  }) => {
    const coachId = await scene.begun()
    const accountId = await scene.accountIdOf(coachId)
    await scene.change(coachId, { details_submitted: true, notify: false })
    expect(await backend.payouts.startOver(coachId, accountId)).toMatchObject({
      kind: 'not-closed',
      reason: 'submitted',
    })
    expect(await closingsOf(backend, coachId)).toBe(0)
    expect(await decisions(backend, coachId, 'account-not-closed')).toMatchObject([{ reason: 'submitted' }])
    await backend.database.pool.query('UPDATE account_counter SET lease_until = NULL')
    await scene.fetchPending()
    expect((await backend.payouts.status(coachId)).startOver).toBeNull()
    expect(await backend.payouts.startOver(coachId, accountId)).toMatchObject({ reason: 'submitted' })
  })

  test('changes nothing while Stripe does not answer', async ({ backend, scene }) => {
    const coachId = await scene.begun()
    const accountId = await scene.accountIdOf(coachId)
    await backend.control('POST', '/_control/faults', {
      ...{ method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'status', status: 500, when: 'before', times: 20 },
    })
    expect(await backend.payouts.startOver(coachId, accountId)).toMatchObject({ kind: 'away' })
    await backend.control('DELETE', '/_control/faults')
    expect(await closingsOf(backend, coachId)).toBe(0)
    expect((await backend.payouts.status(coachId)).startOver).toEqual({ accountId, isClosing: false })
    expect(await backend.payouts.startOver(coachId, accountId)).toEqual({ kind: 'started-over' })
  })

  test('gets no link and no payment while the account is being closed', async ({ backend, scene, till }) => {
    const coachId = await till.readyCoach()
    const accountId = await scene.accountIdOf(coachId)
    await beginClosing(backend, coachId, accountId)
    expect(await backend.payouts.status(coachId)).toMatchObject({
      presentation: { canBePaid: false },
      startOver: { accountId, isClosing: true },
    })
    expect(await backend.payouts.continueSetUp(coachId)).toEqual({ kind: 'closing' })
    const request = { coachId, amount: 2_000, currency: 'eur', reference: 'while-closing' }
    expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'refused', reasons: ['payouts-off'] })
    await backend.database.pool.query('DELETE FROM account_closing WHERE coach_id = $1', [coachId])
    expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected' })
  })
})

describe('a closing that nobody finished', () => {
  test('is finished by the next press when a server died after Stripe closed the account', async ({
    backend,
    scene,
    till,
  }) => {
    const coachId = await scene.begun()
    const accountId = await scene.accountIdOf(coachId)
    await beginClosing(backend, coachId, accountId)
    await till.atStripe('DELETE', `/v1/accounts/${accountId}`)
    expect(await backend.payouts.startOver(coachId, accountId)).toEqual({ kind: 'started-over' })
    expect(await decisions(backend, coachId, 'account-closed')).toMatchObject([{ by: { kind: 'coach', id: coachId } }])
  })

  test.for(['before', 'after'] as const)(
    'is finished by a worker when a server died %s that',
    async (when, { backend, scene, till }) => {
      const coachId = await scene.begun()
      const accountId = await scene.accountIdOf(coachId)
      await beginClosing(backend, coachId, accountId)
      if (when === 'after') await till.atStripe('DELETE', `/v1/accounts/${accountId}`)
      expect(await backend.engine.finishClosings()).toBe(1)
      await expect(till.atStripe('GET', `/v1/accounts/${accountId}`)).rejects.toThrow('answered 403')
      expect((await backend.payouts.status(coachId)).state).toBe('not-started')
      expect(await backend.engine.finishClosings()).toBe(0)
    },
  )

  test('ends with the account when details were submitted meanwhile', async ({ backend, scene }) => {
    const coachId = await scene.begun()
    const accountId = await scene.accountIdOf(coachId)
    await beginClosing(backend, coachId, accountId)
    await scene.change(coachId, { details_submitted: true })
    expect(await backend.engine.finishClosings()).toBe(1)
    expect(await closingsOf(backend, coachId)).toBe(0)
    expect(await decisions(backend, coachId, 'account-not-closed')).toMatchObject([{ reason: 'submitted' }])
  })

  test('stays while Stripe’s silence hides whether the account was closed', async ({ backend, scene }) => {
    const coachId = await scene.begun()
    const accountId = await scene.accountIdOf(coachId)
    const fault = { kind: 'cut', when: 'before', method: 'DELETE', path: `/v1/accounts/${accountId}`, times: 20 }
    await backend.control('POST', '/_control/faults', fault)
    expect(await backend.payouts.startOver(coachId, accountId)).toEqual({ kind: 'under-way' })
    await backend.control('DELETE', '/_control/faults')
    expect((await backend.payouts.status(coachId)).startOver).toEqual({ accountId, isClosing: true })
    expect(await backend.payouts.startOver(coachId, accountId)).toEqual({ kind: 'started-over' })
  })
})

describe('a former account', () => {
  test('is not fetched for a late event, and the comparison leaves it alone', async ({ backend, scene }) => {
    const coachId = await scene.begun()
    const old = await scene.accountIdOf(coachId)
    await backend.payouts.startOver(coachId, old)
    await backend.engine.receive({ id: 'evt_late', accountId: old, kind: 'account' })
    expect(await backend.engine.fetchPending()).toBe(0)
    while ((await backend.engine.reconcileAccounts()) > 0);
    expect((await backend.payouts.status(coachId)).state).toBe('not-started')
    const seen = await backend.database.pool.query('SELECT FROM orphan WHERE marked_coach_id = $1', [coachId])
    expect(seen.rowCount).toBe(0)
  })

  test('keeps its payments, which can be refunded, and its payouts', async ({ backend, scene, till }) => {
    const coachId = await backend.newCoach()
    await backend.payouts.setUp(coachId, 'DE')
    const old = await scene.accountIdOf(coachId)
    const act = (name: string) => backend.control('POST', `/_control/accounts/${old}/acts`, { act: name })
    await act('ready')
    await scene.fetchPending()
    await backend.payouts.fetchAccount(coachId, 'return')
    await till.pay(await till.charge(coachId, 2_000, 'before-starting-over'))
    await till.check()
    await backend.control('POST', `/_control/accounts/${old}/pay-out`, { pending: true })
    await backend.payouts.refreshMoney(coachId)
    const arrives = (await backend.payouts.money(coachId)).payouts[0]?.arrivesOn ?? new Date(0)
    await act('reject')
    await notify(backend, scene, old)

    expect(await backend.payouts.startOver(coachId, old)).toMatchObject({ kind: 'not-closed', reason: 'submitted' })
    expect(await backend.payouts.startOverFor(admin, coachId, old)).toEqual({ kind: 'started-over' })
    await backend.payouts.setUp(coachId, 'FR')
    const { payments } = await backend.payouts.myPayments(coachId, null)
    expect(payments).toMatchObject([{ reference: 'before-starting-over', state: 'paid' }])
    expect((await backend.payouts.payoutMonth(coachId, arrives)).payouts).toMatchObject([{ amount: 2_000 }])
    expect((await backend.payouts.money(coachId)).payouts).toEqual([])

    const refund = { id: crypto.randomUUID(), reference: 'before-starting-over', amount: 500, leftSeen: 2_000 }
    const answer = await backend.payouts.refund('admin-1' as RecentAdminId, { ...refund, takesBack: false })
    expect(answer).toEqual({ kind: 'made' })
    const { rows } = await backend.database.pool.query('SELECT DISTINCT stripe_account_id AS id FROM payment')
    expect(rows.map(({ id }) => id)).toContain(old)
  })

  test('cannot be changed or removed', async ({ backend, scene }) => {
    const coachId = await scene.begun()
    await backend.payouts.startOver(coachId, await scene.accountIdOf(coachId))
    for (const statement of ["UPDATE former_account SET country = 'FR'", 'DELETE FROM former_account'])
      await expect(backend.database.pool.query(statement)).rejects.toThrow('added, never changed or removed')
  })
})

describe('staff', () => {
  test('start over with an account that Stripe rejected or no longer shows', async ({ backend, scene, till }) => {
    const rejected = await till.readyCoach()
    await stopPayouts(backend, scene, rejected, 'rejected.other')
    const gone = await scene.begun()
    const goneId = await scene.accountIdOf(gone)
    await till.atStripe('DELETE', `/v1/accounts/${goneId}`)
    await notify(backend, scene, goneId)

    expect(await scene.stateOf(gone)).toBe('closed')
    expect(await backend.payouts.startOver(gone, goneId)).toMatchObject({ kind: 'not-closed', reason: 'gone' })
    expect((await backend.payouts.coachDetail(admin, gone))?.startOver).toMatchObject({ isGone: true })
    for (const coachId of [rejected, gone]) {
      const seen = (await backend.payouts.coachDetail(admin, coachId))?.account?.accountId ?? ''
      expect(await backend.payouts.startOverFor(admin, coachId, seen)).toEqual({ kind: 'started-over' })
      expect(await backend.payouts.setUp(coachId, 'ES')).toMatchObject({ kind: 'link' })
    }
    expect(await decisions(backend, gone, 'account-closed')).toMatchObject([{ by: { kind: 'admin', id: admin } }])
  })

  test('close no account that can be paid, that is owed money, or whose payments are under way', async ({
    backend,
    scene,
    till,
  }) => {
    const coachId = await till.readyCoach()
    const accountId = await scene.accountIdOf(coachId)
    const startOver = () => backend.payouts.startOverFor(admin, coachId, accountId)
    expect(await startOver()).toMatchObject({ kind: 'not-closed', reason: 'payouts-on' })

    const paymentId = await till.charge(coachId, 2_000, 'under-way')
    await stopPayouts(backend, scene, coachId)
    expect(await startOver()).toMatchObject({ kind: 'not-closed', reason: 'money-moving' })
    await till.pay(paymentId)
    await till.check()
    expect(await startOver()).toMatchObject({ kind: 'not-closed', reason: 'money-left' })
    expect(await till.atStripe('GET', `/v1/accounts/${accountId}`)).toMatchObject({ id: accountId })
  })
})

async function stopPayouts(backend: Backend, scene: Scene, coachId: CoachId, reason: string | null = null) {
  await scene.change(coachId, {
    ...on,
    ...{ payouts_enabled: false, charges_enabled: false },
    requirements: { ...on.requirements, disabled_reason: reason },
  })
  await notify(backend, scene, await scene.accountIdOf(coachId))
}

async function notify(backend: Backend, scene: Scene, accountId: AccountId): Promise<void> {
  await backend.engine.receive({ id: `evt_${crypto.randomUUID()}`, accountId, kind: 'account' })
  await scene.fetchPending()
}

/** As a press leaves it that never went on. */
async function beginClosing({ database }: Backend, coachId: CoachId, accountId: AccountId): Promise<void> {
  await database.pool.query(
    `INSERT INTO account_closing (coach_id, stripe_account_id, by_kind, by_id, tried_at)
     VALUES ($1, $2, 'coach', $1, now() - interval '2 minutes')`,
    [coachId, accountId],
  )
}

async function closingsOf({ database }: Backend, coachId: CoachId): Promise<number> {
  const { rowCount } = await database.pool.query('SELECT FROM account_closing WHERE coach_id = $1', [coachId])
  return rowCount ?? 0
}

async function formerOf({ database }: Backend, coachId: CoachId) {
  const { rows } = await database.pool.query(
    'SELECT stripe_account_id AS id, country, details_submitted AS submitted FROM former_account WHERE coach_id = $1',
    [coachId],
  )
  return rows
}

async function decisions({ payouts }: Backend, coachId: CoachId, kind: string) {
  const detail = await payouts.coachDetail(admin, coachId)
  return (detail?.decisions ?? []).filter((decision) => decision.kind === kind)
}
