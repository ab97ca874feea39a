import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import { readEnv } from '../env'
import type { CoachId } from '../payouts/ids'
import { wire } from '../wiring'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const on = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  capabilities: { transfers: 'active', card_payments: 'active' },
  requirements: {
    currently_due: [],
    past_due: [],
    eventually_due: [],
    pending_verification: [],
    disabled_reason: null,
  },
}

test('a coach who can be paid is charged for, and admission and outcome are on record', async () => {
  const coachId = await coachWith(on)
  const answer = await house.payouts.charge({ coachId, amount: 1250, currency: 'eur', reference: 'order-1' })
  expect(answer).toMatchObject({ kind: 'collected', paymentId: expect.stringMatching(/^pi_/) })
  expect(await bookOf(coachId)).toMatchObject([
    { kind: 'charge-outcome', outcome: 'collected', charge: { amount: 1250, currency: 'eur', reference: 'order-1' } },
    {
      kind: 'charge-admitted',
      evidence: { payoutsEnabled: true, transfers: 'active', ageSeconds: expect.any(Number) },
    },
  ])
})

test('the same reference is charged once, and refused with another amount', async () => {
  const coachId = await coachWith(on)
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-twice' }
  const first = await house.payouts.charge(request)
  expect(await house.payouts.charge(request)).toEqual(first)
  expect(await house.payouts.charge({ ...request, amount: 901 })).toEqual({
    kind: 'declined',
    reason: 'reference-used',
  })
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

test('an amount below what Stripe takes is declined by name', async () => {
  const coachId = await coachWith(on)
  const answer = await house.payouts.charge({ coachId, amount: 1, currency: 'eur', reference: 'order-small' })
  expect(answer).toEqual({ kind: 'declined', reason: 'amount-too-small' })
})

test('a stale snapshot is read again before money moves', async () => {
  const coachId = await coachWith(on)
  const impatient = wire(readEnv({ ...house.settings, READINESS_MAX_AGE: '1' }))
  await tell(coachId, { payouts_enabled: false })
  const request = { coachId, amount: 900, currency: 'eur', reference: 'order-stale' }
  await expect
    .poll(async () => (await impatient.payouts.charge(request)).kind, { timeout: 10_000, interval: 500 })
    .toBe('refused')
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

test('broken amounts, currencies, references and coaches are named before anything is written', async () => {
  const coachId = await coachWith(on)
  const good = { coachId, amount: 900, currency: 'eur', reference: 'order-good' }
  expect(await house.payouts.charge({ ...good, amount: -1 })).toEqual({ kind: 'invalid', fault: 'amount' })
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

/** What the book says of charges, newest first. */
async function bookOf(coachId: CoachId) {
  const { timeline } = await house.payouts.status(coachId)
  return timeline.filter(({ kind }) => kind.startsWith('charge-'))
}
