import { afterEach, expect, vi } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { inTransaction } from '../lib/store/sql/transaction'
import { createStore } from '../lib/store/store'
import { waitingForLocks } from '../lib/store/testing/waiting-for-locks'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on } from './testing/scene'

const test = backendTest()

const admin = 'admin-1' as AdminId
afterEach(() => vi.useRealTimers())

test('charges for a coach who can be paid, and records admission and outcome', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const answer = await backend.payouts.charge({ coachId, amount: 1250, currency: 'eur', reference: 'order-1' })
  expect(answer).toEqual({ kind: 'collected', payment: { paymentId: expect.stringMatching(/^pi_/), state: 'open' } })
  expect(await decisionsAbout(backend, coachId)).toMatchObject([
    { kind: 'charge-outcome', outcome: 'collected', charge: { amount: 1250, currency: 'eur', reference: 'order-1' } },
    {
      kind: 'charge-admitted',
      evidence: { payoutsEnabled: true, transfers: 'active', ageSeconds: expect.any(Number) },
    },
  ])
})

test('makes one payment of a reference, however often and by however many it is sent', async ({ backend }) => {
  const [coachId, other] = [await coachWith(backend, on), await coachWith(backend, on)]
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-twice' }
  const second = wire(readEnv({ ...backend.settings, PLATFORM_FEE_PERCENT: '10' }))
  // All find the reference free and are about to admit before any of them does.
  const sent = await inTransaction(backend.database.pool, async (holder) => {
    await holder.query('SELECT FROM coach WHERE id = $1 FOR UPDATE', [coachId])
    const charges = [backend, backend, second, second].map(({ payouts }) => payouts.charge(request))
    await expect.poll(() => waitingForLocks(backend.database.pool)).toBe(charges.length)
    return charges
  })
  const [first, ...more] = await Promise.all(sent)
  expect(first).toMatchObject({ kind: 'collected' })
  expect(more).toEqual([first, first, first])
  expect(await decisionsAbout(backend, coachId)).toMatchObject([
    { kind: 'charge-outcome' },
    { kind: 'charge-admitted' },
  ])

  for (const change of [{ amount: 901 }, { coachId: other }, { currency: 'usd' }])
    expect(await backend.payouts.charge({ ...request, ...change })).toEqual({ kind: 'reference-used' })
  expect(await decisionsAbout(backend, other)).toMatchObject([{ kind: 'charge-refused', reasons: ['reference-used'] }])
})

test('refuses a coach without an account and records it', async ({ backend }) => {
  const coachId = await backend.newCoach()
  const answer = await backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-none' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['no-account'] })
  expect(await decisionsAbout(backend, coachId)).toMatchObject([{ kind: 'charge-refused', reasons: ['no-account'] }])
})

test('refuses payouts off although charges are on', async ({ backend }) => {
  const coachId = await coachWith(backend, { ...on, payouts_enabled: false })
  const answer = await backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-off' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

test('refuses transfers off by name before asking Stripe, and charges once they are on', async ({ backend }) => {
  const coachId = await coachWith(backend, { ...on, ...noTransfers })
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-transfers' }
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'refused', reasons: ['transfers-inactive'] })
  expect(await decisionsAbout(backend, coachId)).toMatchObject([
    { kind: 'charge-refused', evidence: { transfers: 'inactive' } },
  ])
  await tell(backend, coachId, on)
  await announce(backend, coachId)
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

test('is declined for transfers off unseen, then refuses, then charges once they are on', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  await tell(backend, coachId, noTransfers)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-declined' }
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'declined', reason: 'transfers-off' })
  expect(await backend.engine.fetchPending()).toBe(1)
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'refused', reasons: ['transfers-inactive'] })
  await tell(backend, coachId, on)
  await announce(backend, coachId)
  const made = await backend.payouts.charge(request)
  expect(made).toMatchObject({ kind: 'collected' })
  expect(await backend.payouts.charge(request)).toEqual(made)
  expect(await paymentsOf(backend, 'order-declined')).toHaveLength(1)
  expect((await decisionsAbout(backend, coachId)).map(({ kind }) => kind)).toEqual([
    'charge-outcome',
    'charge-admitted',
    'charge-refused',
    'charge-outcome',
    'charge-admitted',
  ])
})

/** Refusals about an account or platform that someone can fix. Stripe stores them with the attempt. */
const mendable: [reason: string, refusal: Record<string, unknown>][] = [
  ['account-gone', { status: 400, code: 'account_closed' }],
  ['account-gone', { status: 403, code: 'account_invalid' }],
  ['region', { status: 400, message: "Funds can't be sent: it's restricted outside of your platform's region." }],
  ['agreement', { status: 400, message: 'Funds cannot be sent under the `full` service agreement.' }],
  ['other', { status: 400, code: 'approval_required' }],
]
const remembered = [true, false]

test.for(mendable.flatMap((one) => remembered.map((stored) => [...one, stored] as const)))(
  'retries a decline as %s for %j, remembered by Stripe %s, once that is fixed',
  async ([reason, refusal, stored], { backend }) => {
    const coachId = await coachWith(backend, on)
    const reference = `mended-${Object.values(refusal).join('-').replace(/\W/g, '').slice(0, 40)}-${stored}`
    const request = { coachId, amount: 900, currency: 'eur', reference }
    const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'status', when: 'before', times: 1, stored }
    await backend.control('POST', '/_control/faults', { ...fault, ...refusal })
    expect(await backend.payouts.charge(request)).toEqual({ kind: 'declined', reason })
    const answers = await Promise.all([1, 2, 3].map(() => backend.payouts.charge(request)))
    expect(answers[0]).toMatchObject({ kind: 'collected' })
    expect(answers).toEqual(Array(3).fill(answers[0]))
    expect(await paymentsOf(backend, reference)).toHaveLength(1)
  },
)

test('lets a payment that was made win over a refusal, in either order', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const reference = 'order-late-answer'
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'status', when: 'before', times: 1 }
  await backend.control('POST', '/_control/faults', { ...fault, status: 400, code: 'account_closed' })
  await backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference })
  const store = createStore(backend.database)
  const declined = await store.payments.findAdmitted(reference)
  if (declined === null) throw new Error('the charge was not kept')
  expect(declined).toMatchObject({ state: 'declined', refusal: 'account-gone' })
  const made = { kind: 'collected', payment: { paymentId: 'pi_late', state: 'open' } } as const
  await store.payments.keepOutcome(declined, made, { kind: 'machine' })
  await store.payments.keepOutcome(declined, { kind: 'refused', reason: 'other', code: 'late' }, { kind: 'machine' })
  expect(await store.payments.findAdmitted(reference)).toMatchObject({
    state: 'open',
    paymentId: 'pi_late',
    refusal: null,
  })
})

test('keeps a decline of the payment itself, and does not ask Stripe again', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-too-small' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'status', when: 'before', times: 1 }
  await backend.control('POST', '/_control/faults', { ...fault, status: 400, code: 'amount_too_small' })
  const answer = await backend.payouts.charge(request)
  expect(answer).toEqual({ kind: 'declined', reason: 'amount-too-small' })
  expect(await backend.payouts.charge(request)).toEqual(answer)
  expect(await paymentsOf(backend, 'order-too-small')).toEqual([])
})

test('refuses a coach who is paid in another currency and records it', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const answer = await backend.payouts.charge({ coachId, amount: 900, currency: 'usd', reference: 'order-usd' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['other-currency'] })
  expect(await decisionsAbout(backend, coachId)).toMatchObject([
    { kind: 'charge-refused', reasons: ['other-currency'] },
  ])
})

test('refuses a coach held between page and click, and charges once released', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  expect(await backend.payouts.hold(admin, coachId, 'policy')).toEqual({ kind: 'held' })
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-held' }
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  expect(await decisionsAbout(backend, coachId)).toMatchObject([
    { kind: 'charge-refused', reasons: ['on-hold'], evidence: { payoutsEnabled: true } },
  ])

  const detail = await backend.payouts.coachDetail(admin, coachId)
  await backend.payouts.release(admin, coachId, detail?.hold?.at ?? new Date(0))
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

test('counts a hold that begins while Stripe is asked', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  await setCheckedAt(backend, coachId, `now() - interval '16 minutes'`)
  const [account] = await backend.accountsOf(coachId)
  const slow = { method: 'GET', path: `/v1/accounts/${account?.id}`, kind: 'latency', latency: { ms: 1_000 }, times: 1 }
  await backend.control('POST', '/_control/faults', slow)
  const answer = backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-meanwhile' })
  const asked = 'SELECT FROM account_counter WHERE stripe_account_id = $1 AND lease_until IS NOT NULL'
  await expect
    .poll(async () => (await backend.database.pool.query(asked, [account?.id])).rowCount, { interval: 20 })
    .toBe(1)
  await backend.payouts.hold(admin, coachId, 'chargeback-risk')
  expect(await answer).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  await backend.control('DELETE', '/_control/faults')
})

test('keeps the configured fee and records it', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const paid = wire(readEnv({ ...backend.settings, PLATFORM_FEE_PERCENT: '2.5', PLATFORM_FEE_FIXED: 'eur:25' }))
  const answer = await paid.payouts.charge({ coachId, amount: 1000, currency: 'eur', reference: 'order-fee' })
  expect(answer).toMatchObject({ kind: 'collected' })
  expect(await decisionsAbout(backend, coachId)).toMatchObject([
    {},
    { kind: 'charge-admitted', charge: { amount: 1000, fee: 50 } },
  ])
})

test('fetches a stale snapshot before money moves', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const impatient = wire(readEnv({ ...backend.settings, READINESS_MAX_AGE: '1' }))
  await tell(backend, coachId, { payouts_enabled: false })
  const request = { coachId, amount: 900, currency: 'eur' }
  let tries = 0
  const nextReference = () => `order-stale-${++tries}`
  await expect
    .poll(async () => (await impatient.payouts.charge({ ...request, reference: nextReference() })).kind, {
      interval: 500,
    })
    .toBe('refused')
})

test.for([-1, 1])('trusts a snapshot as long with a clock %d hours ahead', async (hours, { backend }) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 })
  const coachId = await coachWith(backend, on)
  const charge = (reference: string) =>
    backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: `clock-${hours}-${reference}` })
  await charge('young')
  const [, admitted] = await decisionsAbout(backend, coachId)
  const age = admitted?.kind === 'charge-admitted' ? admitted.evidence.ageSeconds : null
  expect(age).toBeGreaterThanOrEqual(0)
  expect(age).toBeLessThan(60)

  await tell(backend, coachId, { payouts_enabled: false })
  expect(await charge('still-young')).toMatchObject({ kind: 'collected' })
  await setCheckedAt(backend, coachId, `now() - interval '16 minutes'`)
  expect(await charge('old')).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

test('fetches a snapshot from the future before money moves', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  await tell(backend, coachId, { payouts_enabled: false })
  await setCheckedAt(backend, coachId, `now() + interval '1 hour'`)
  const answer = await backend.payouts.charge({
    coachId,
    amount: 900,
    currency: 'eur',
    reference: 'order-from-the-future',
  })
  expect(answer).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

test('sees access withdrawn in silence before a first or large payment', async ({ backend }) => {
  const charge = (coachId: CoachId, amount: number, reference: string) =>
    backend.payouts.charge({ coachId, amount, currency: 'eur', reference })
  const stopUnheard = async (coachId: CoachId) => {
    await tell(backend, coachId, { access: 'withdrawn' })
    await setCheckedAt(backend, coachId, `now() - interval '2 minutes'`)
  }
  const gone = { kind: 'refused', reasons: ['payouts-off', 'access-lost'] }

  const fresh = await coachWith(backend, on)
  await charge(fresh, 900, 'careful-open')
  await stopUnheard(fresh)
  expect(await charge(fresh, 900, 'careful-first')).toEqual(gone)

  const paid = await coachWith(backend, on)
  await charge(paid, 900, 'careful-paid')
  await backend.database.pool.query(`UPDATE payment SET state = 'paid' WHERE reference = 'careful-paid'`)
  await stopUnheard(paid)
  expect(await charge(paid, 49_999, 'careful-small')).toEqual({ kind: 'declined', reason: 'account-gone' })
  await backend.engine.fetchPending()

  const large = await coachWith(backend, on)
  await backend.database.pool.query(`UPDATE payment SET coach_id = $1 WHERE reference = 'careful-paid'`, [large])
  await stopUnheard(large)
  expect(await charge(large, 50_000, 'careful-large')).toEqual(gone)
})

test('takes what is large, and how old its snapshot may be, from settings', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const trusting = wire(readEnv({ ...backend.settings, CAREFUL_MAX_AGE: '900' }))
  const wary = wire(readEnv({ ...backend.settings, LARGE_AMOUNTS: 'eur:1000' }))
  const request = { coachId, amount: 1_000, currency: 'eur' }
  await trusting.payouts.charge({ ...request, reference: 'settings-first' })
  await backend.database.pool.query(`UPDATE payment SET state = 'paid' WHERE reference = 'settings-first'`)
  await tell(backend, coachId, { payouts_enabled: false })
  await setCheckedAt(backend, coachId, `now() - interval '2 minutes'`)
  const kindOf = async (by: typeof wary, reference: string, amount = 1_000) =>
    (await by.payouts.charge({ ...request, amount, reference })).kind
  expect(await kindOf(trusting, 'settings-trusting', 99_999)).toBe('collected')
  expect(await kindOf(backend, 'settings-usual')).toBe('collected')
  expect(await kindOf(wary, 'settings-below', 999)).toBe('collected')
  expect(await kindOf(wary, 'settings-wary')).toBe('refused')
})

test('refuses as not confirmed while a fetch fails', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const fault = { method: 'GET', path: '/v1/accounts/*', kind: 'status', status: 500, when: 'before', times: 4 }
  await backend.control('POST', '/_control/faults', fault)
  const [account] = await backend.accountsOf(coachId)
  await backend.engine.receive({ id: 'evt_news', accountId: account?.id as never, kind: 'account' })
  const answer = await backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-unsure' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['could-not-confirm'] })
  await backend.control('DELETE', '/_control/faults')
})

test('can be sent again without an answer, and charges once', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-cut' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

test('finds a payment whose answer was lost days later, when Stripe forgot its key', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-found' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
  await passDays(backend, 'order-found')
  const made = await paymentsOf(backend, 'order-found')
  expect(made).toHaveLength(1)
  expect(await backend.payouts.charge(request)).toEqual({
    kind: 'collected',
    payment: { paymentId: made[0], state: 'open' },
  })
  expect(await paymentsOf(backend, 'order-found')).toEqual(made)
})

test('makes a payment that never reached Stripe days later under its own key', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-late' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
  await passDays(backend, 'order-late')
  expect(await backend.payouts.charge(request)).toMatchObject({ kind: 'collected' })
  expect(await paymentsOf(backend, 'order-late')).toHaveLength(1)
})

test('names broken amounts, currencies, references and coaches before writing', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  const good = { coachId, amount: 900, currency: 'eur', reference: 'order-good' }
  expect(await backend.payouts.charge({ ...good, amount: -1 })).toEqual({ kind: 'invalid', fault: 'amount' })
  expect(await backend.payouts.charge({ ...good, amount: 49 })).toEqual({ kind: 'invalid', fault: 'too-small' })
  expect(await backend.payouts.charge({ ...good, currency: 'EUR' })).toEqual({ kind: 'invalid', fault: 'currency' })
  expect(await backend.payouts.charge({ ...good, reference: 'a b' })).toEqual({ kind: 'invalid', fault: 'reference' })
  expect(await backend.payouts.charge({ ...good, coachId: 'nobody' as CoachId })).toEqual({ kind: 'no-such-coach' })
  expect(await decisionsAbout(backend, coachId)).toEqual([])
})

test('holds no name, address, link or payload in a decision', async ({ backend }) => {
  const coachId = await coachWith(backend, on)
  await backend.payouts.openDashboard(coachId)
  await backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-plain' })
  const { rows } = await backend.database.pool.query<{ kind: string; text: string }>(
    'SELECT kind, decision::text AS text FROM decision WHERE coach_id = $1',
    [coachId],
  )
  const kinds = [
    'account-opened',
    'charge-admitted',
    'charge-outcome',
    'coach-added',
    'link-handed-out',
    'state-changed',
  ]
  expect([...new Set(rows.map(({ kind }) => kind))].sort()).toEqual(kinds)
  for (const { text } of rows) expect(text).not.toMatch(/@|:\/\/|Coach \d|"object"/)
})

const noTransfers = { capabilities: { transfers: 'inactive', card_payments: 'active' } }

/** Receives Stripe's webhook event for a change. */
async function announce(backend: Backend, coachId: CoachId): Promise<void> {
  const [account] = await backend.accountsOf(coachId)
  await backend.engine.receive({ id: `evt_${crypto.randomUUID()}`, accountId: account?.id as never, kind: 'account' })
}

async function coachWith(backend: Backend, facts: Record<string, unknown>): Promise<CoachId> {
  const coachId = await backend.newCoach()
  await backend.payouts.setUp(coachId, 'DE')
  await tell(backend, coachId, facts)
  while ((await backend.engine.fetchPending()) > 0);
  return coachId
}

async function tell(backend: Backend, coachId: CoachId, facts: Record<string, unknown>): Promise<void> {
  const [account] = await backend.accountsOf(coachId)
  await backend.control('POST', `/_control/accounts/${account?.id}/facts`, { ...facts, notify: false })
}

function setCheckedAt(backend: Backend, coachId: CoachId, moment: string) {
  return backend.database.pool.query(`UPDATE payout_account SET checked_at = ${moment} WHERE coach_id = $1`, [coachId])
}

/** Decisions about payments, newest first. */
async function decisionsAbout(backend: Backend, coachId: CoachId) {
  const decisions = await createStore(backend.database).decisions.decisionsOf(coachId, 100)
  return decisions.filter(({ kind }) => kind.startsWith('charge-'))
}

/** Moves the payment's request two days back, and its last try two minutes. */
async function passDays(backend: Backend, reference: string): Promise<void> {
  await backend.database.pool.query(
    `UPDATE payment SET attempted_at = attempted_at - interval '2 days', asked_at = asked_at - interval '2 minutes',
       admitted_at = admitted_at - interval '2 days'
     WHERE reference = $1`,
    [reference],
  )
}

async function paymentsOf(backend: Backend, reference: string): Promise<string[]> {
  const { STRIPE_API_BASE, STRIPE_SECRET_KEY } = backend.settings
  const headers = { authorization: `Bearer ${STRIPE_SECRET_KEY}` }
  const answer = await fetch(`${STRIPE_API_BASE}/v1/payment_intents?limit=100`, { headers })
  const { data } = (await answer.json()) as { data: { id: string; metadata: Record<string, string> }[] }
  return data.filter(({ metadata }) => metadata.reference === reference).map(({ id }) => id)
}
