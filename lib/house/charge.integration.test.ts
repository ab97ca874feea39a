import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import { readEnv } from '../env'
import type { AdminId, CoachId } from '../payouts/ids'
import { createStore } from '../store/store'
import { waitingForLocks } from '../store/testing/waiting-for-locks'
import { inTransaction } from '../store/transaction'
import { wire } from '../wiring'
import { on } from './testing/scene'

let house: House
const admin = 'admin-1' as AdminId
beforeAll(async () => {
  house = await openHouse()
})
afterEach(() => vi.useRealTimers())
afterAll(() => house.close())

test('a coach who can be paid is charged for, and admission and outcome are on record', async () => {
  const coachId = await coachWith(on)
  const answer = await house.payouts.charge({ coachId, amount: 1250, currency: 'eur', reference: 'order-1' })
  expect(answer).toEqual({ kind: 'collected', payment: { paymentId: expect.stringMatching(/^pi_/), state: 'open' } })
  expect(await bookOf(coachId)).toMatchObject([
    { kind: 'charge-outcome', outcome: 'collected', charge: { amount: 1250, currency: 'eur', reference: 'order-1' } },
    {
      kind: 'charge-admitted',
      evidence: { payoutsEnabled: true, transfers: 'active', ageSeconds: expect.any(Number) },
    },
  ])
})

test('the same reference is one charge for one coach and amount, however often and by however many it is sent', async () => {
  const [coachId, other] = [await coachWith(on), await coachWith(on)]
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-twice' }
  const second = wire(readEnv({ ...house.settings, PLATFORM_FEE_PERCENT: '10' }))
  // All of them have found the reference free, and want to admit it, before any of them does.
  const sent = await inTransaction(house.database.pool, async (holder) => {
    await holder.query('SELECT FROM coach WHERE id = $1 FOR UPDATE', [coachId])
    const charges = [house, house, second, second].map(({ payouts }) => payouts.charge(request))
    await expect.poll(() => waitingForLocks(house.database.pool)).toBe(charges.length)
    return charges
  })
  const [first, ...more] = await Promise.all(sent)
  expect(first).toMatchObject({ kind: 'collected' })
  expect(more).toEqual([first, first, first])
  expect(await bookOf(coachId)).toMatchObject([{ kind: 'charge-outcome' }, { kind: 'charge-admitted' }])

  for (const change of [{ amount: 901 }, { coachId: other }, { currency: 'usd' }])
    expect(await house.payouts.charge({ ...request, ...change })).toEqual({ kind: 'reference-used' })
  expect(await bookOf(other)).toMatchObject([{ kind: 'charge-refused', reasons: ['reference-used'] }])
})

test('a coach without an account is refused, and the refusal is on record', async () => {
  const coachId = await house.newCoach()
  const answer = await house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-none' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['no-account'] })
  expect(await bookOf(coachId)).toMatchObject([{ kind: 'charge-refused', reasons: ['no-account'] }])
})

test('payouts off is refused although charges are on', async () => {
  const coachId = await coachWith({ ...on, payouts_enabled: false })
  const answer = await house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-off' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

test('payouts on is admitted although transfers are off, and Stripe refuses by name', async () => {
  const coachId = await coachWith({ ...on, capabilities: { transfers: 'inactive', card_payments: 'active' } })
  const answer = await house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-transfers' })
  expect(answer).toEqual({ kind: 'declined', reason: 'transfers-off' })
  expect(await bookOf(coachId)).toMatchObject([{ kind: 'charge-outcome', outcome: 'transfers-off' }, {}])
})

test('what Stripe refuses makes the account be read again, and the same reference is refused without being asked again', async () => {
  const coachId = await coachWith({ ...on, capabilities: { transfers: 'inactive', card_payments: 'active' } })
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-refused' }
  const answer = await house.payouts.charge(request)
  expect(await house.engine.drain()).toBe(1)
  await tell(coachId, on)
  expect(await house.payouts.charge(request)).toEqual(answer)
})

test('a coach who is paid in another currency is refused, and the refusal is on record', async () => {
  const coachId = await coachWith(on)
  const answer = await house.payouts.charge({ coachId, amount: 900, currency: 'usd', reference: 'order-usd' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['other-currency'] })
  expect(await bookOf(coachId)).toMatchObject([{ kind: 'charge-refused', reasons: ['other-currency'] }])
})

test('a coach held between page and click is refused, and charged again once released', async () => {
  const coachId = await coachWith(on)
  expect(await house.payouts.hold(admin, coachId, 'policy')).toEqual({ kind: 'held' })
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-held' }
  expect(await house.payouts.charge(request)).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  expect(await bookOf(coachId)).toMatchObject([
    { kind: 'charge-refused', reasons: ['on-hold'], evidence: { payoutsEnabled: true } },
  ])

  const detail = await house.payouts.coachDetail(admin, coachId)
  await house.payouts.release(admin, coachId, detail?.hold?.at ?? new Date(0))
  expect(await house.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

test('a hold counts that begins while Stripe is asked', async () => {
  const coachId = await coachWith(on)
  await setCheckedAt(coachId, `now() - interval '16 minutes'`)
  const [account] = await house.accountsOf(coachId)
  const slow = { method: 'GET', path: `/v1/accounts/${account?.id}`, kind: 'latency', latency: { ms: 1_000 }, times: 1 }
  await house.control('POST', '/_control/faults', slow)
  const answer = house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-meanwhile' })
  const asked = 'SELECT FROM account_counter WHERE stripe_account_id = $1 AND lease_until IS NOT NULL'
  await expect
    .poll(async () => (await house.database.pool.query(asked, [account?.id])).rowCount, { interval: 20 })
    .toBe(1)
  await house.payouts.hold(admin, coachId, 'chargeback-risk')
  expect(await answer).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  await house.control('DELETE', '/_control/faults')
})

test('the fee of the settings is kept of the charge, and on record', async () => {
  const coachId = await coachWith(on)
  const paid = wire(readEnv({ ...house.settings, PLATFORM_FEE_PERCENT: '2.5', PLATFORM_FEE_FIXED: 'eur:25' }))
  const answer = await paid.payouts.charge({ coachId, amount: 1000, currency: 'eur', reference: 'order-fee' })
  expect(answer).toMatchObject({ kind: 'collected' })
  expect(await bookOf(coachId)).toMatchObject([{}, { kind: 'charge-admitted', charge: { amount: 1000, fee: 50 } }])
})

test('a stale snapshot is read again before money moves', async () => {
  const coachId = await coachWith(on)
  const impatient = wire(readEnv({ ...house.settings, READINESS_MAX_AGE: '1' }))
  await tell(coachId, { payouts_enabled: false })
  const request = { coachId, amount: 900, currency: 'eur' }
  let tries = 0
  const nextReference = () => `order-stale-${++tries}`
  await expect
    .poll(async () => (await impatient.payouts.charge({ ...request, reference: nextReference() })).kind, {
      timeout: 10_000,
      interval: 500,
    })
    .toBe('refused')
})

test.each([-1, 1])('a server whose clock is %d hours ahead trusts a snapshot as long as every other', async (hours) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 })
  const coachId = await coachWith(on)
  const charge = (reference: string) =>
    house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: `clock-${hours}-${reference}` })
  await charge('young')
  const [, admitted] = await bookOf(coachId)
  const age = admitted?.kind === 'charge-admitted' ? admitted.evidence.ageSeconds : null
  expect(age).toBeGreaterThanOrEqual(0)
  expect(age).toBeLessThan(60)

  await tell(coachId, { payouts_enabled: false })
  expect(await charge('still-young')).toMatchObject({ kind: 'collected' })
  await setCheckedAt(coachId, `now() - interval '16 minutes'`)
  expect(await charge('old')).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

test('a snapshot from the future is read again before money moves', async () => {
  const coachId = await coachWith(on)
  await tell(coachId, { payouts_enabled: false })
  await setCheckedAt(coachId, `now() + interval '1 hour'`)
  const answer = await house.payouts.charge({
    coachId,
    amount: 900,
    currency: 'eur',
    reference: 'order-from-the-future',
  })
  expect(answer).toEqual({ kind: 'refused', reasons: ['payouts-off'] })
})

test('news that cannot be fetched is refused as not confirmed', async () => {
  const coachId = await coachWith(on)
  const fault = { method: 'GET', path: '/v1/accounts/*', kind: 'status', status: 500, when: 'before', times: 4 }
  await house.control('POST', '/_control/faults', fault)
  const [account] = await house.accountsOf(coachId)
  await house.engine.heed({ id: 'evt_news', accountId: account?.id as never, kind: 'account' })
  const answer = await house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-unsure' })
  expect(answer).toEqual({ kind: 'refused', reasons: ['could-not-confirm'] })
  await house.control('DELETE', '/_control/faults')
})

test('a charge without an answer may be sent again and is made once', async () => {
  const coachId = await coachWith(on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-cut' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  expect(await house.payouts.charge(request)).toEqual({ kind: 'away' })
  expect(await house.payouts.charge(request)).toMatchObject({ kind: 'collected' })
})

test('a charge whose answer was lost is found days later, when Stripe knows its key no more', async () => {
  const coachId = await coachWith(on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-found' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  expect(await house.payouts.charge(request)).toEqual({ kind: 'away' })
  await passDays('order-found')
  const made = await paymentsOf('order-found')
  expect(made).toHaveLength(1)
  expect(await house.payouts.charge(request)).toEqual({
    kind: 'collected',
    payment: { paymentId: made[0], state: 'open' },
  })
  expect(await paymentsOf('order-found')).toEqual(made)
})

test('a charge that never reached Stripe is made days later under a key of its own', async () => {
  const coachId = await coachWith(on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-late' }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  expect(await house.payouts.charge(request)).toEqual({ kind: 'away' })
  await passDays('order-late')
  expect(await house.payouts.charge(request)).toMatchObject({ kind: 'collected' })
  expect(await paymentsOf('order-late')).toHaveLength(1)
})

test('broken amounts, currencies, references and coaches are named before anything is written', async () => {
  const coachId = await coachWith(on)
  const good = { coachId, amount: 900, currency: 'eur', reference: 'order-good' }
  expect(await house.payouts.charge({ ...good, amount: -1 })).toEqual({ kind: 'invalid', fault: 'amount' })
  expect(await house.payouts.charge({ ...good, amount: 49 })).toEqual({ kind: 'invalid', fault: 'too-small' })
  expect(await house.payouts.charge({ ...good, currency: 'EUR' })).toEqual({ kind: 'invalid', fault: 'currency' })
  expect(await house.payouts.charge({ ...good, reference: 'a b' })).toEqual({ kind: 'invalid', fault: 'reference' })
  expect(await house.payouts.charge({ ...good, coachId: 'nobody' as CoachId })).toEqual({ kind: 'no-such-coach' })
  expect(await bookOf(coachId)).toEqual([])
})

test('no decision holds a name, an address, a link or a payload', async () => {
  const coachId = await coachWith(on)
  await house.payouts.openDashboard(coachId)
  await house.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'order-plain' })
  const { rows } = await house.database.pool.query<{ kind: string; text: string }>(
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

async function coachWith(facts: Record<string, unknown>): Promise<CoachId> {
  const coachId = await house.newCoach()
  await house.payouts.setUp(coachId, 'DE')
  await tell(coachId, facts)
  while ((await house.engine.drain()) > 0);
  return coachId
}

async function tell(coachId: CoachId, facts: Record<string, unknown>): Promise<void> {
  const [account] = await house.accountsOf(coachId)
  await house.control('POST', `/_control/accounts/${account?.id}/facts`, { ...facts, notify: false })
}

function setCheckedAt(coachId: CoachId, moment: string) {
  return house.database.pool.query(`UPDATE payout_account SET checked_at = ${moment} WHERE coach_id = $1`, [coachId])
}

/** What the book says of charges, newest first. */
async function bookOf(coachId: CoachId) {
  const decisions = await createStore(house.database).decisionsOf(coachId, 100)
  return decisions.filter(({ kind }) => kind.startsWith('charge-'))
}

/** As if the charge had been asked for two days earlier, and for the last time two minutes ago. */
async function passDays(reference: string): Promise<void> {
  await house.database.pool.query(
    `UPDATE charge SET attempted_at = attempted_at - interval '2 days', asked_at = asked_at - interval '2 minutes',
       admitted_at = admitted_at - interval '2 days'
     WHERE reference = $1`,
    [reference],
  )
}

/** The ids of the payments the local Stripe made for a reference. */
async function paymentsOf(reference: string): Promise<string[]> {
  const { STRIPE_API_BASE, STRIPE_SECRET_KEY } = house.settings
  const headers = { authorization: `Bearer ${STRIPE_SECRET_KEY}` }
  const answer = await fetch(`${STRIPE_API_BASE}/v1/payment_intents?limit=100`, { headers })
  const { data } = (await answer.json()) as { data: { id: string; metadata: Record<string, string> }[] }
  return data.filter(({ metadata }) => metadata.reference === reference).map(({ id }) => id)
}
