import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import { readEnv } from '../env'
import type { AdminId, CoachId, RecentAdminId } from '../payouts/ids'
import type { RefundRequest } from '../payouts/payments/refund'
import { wire } from '../wiring'
import { type Till, tillIn } from './testing/till'

let house: House
let till: Till
let coachId: CoachId
const admin = 'admin-1' as RecentAdminId
beforeAll(async () => {
  house = await openHouse({ PLATFORM_FEE_PERCENT: '10' })
  till = tillIn(() => house)
  coachId = await till.readyCoach()
})
afterAll(() => house.close())

test('a refund takes its part back from the coach and gives our fee back in proportion, and is on record', async () => {
  const paymentId = await paid('in-part', 3_000)
  expect(await house.payouts.refund(admin, request('in-part', 1_000))).toEqual({ kind: 'made' })
  expect(await sumsOf('in-part')).toEqual({ refund: 1_000, reversal: 1_000, 'fee-return': 100 })
  expect(await refundsAtStripe(paymentId)).toEqual([1_000])
  expect((await house.payouts.payment(admin as AdminId, 'in-part'))?.decisions).toMatchObject([
    { kind: 'refund-outcome', outcome: 'made', by: { kind: 'admin', id: 'admin-1' } },
    { kind: 'refund-asked', refund: { amount: 1_000, currency: 'eur', takesBack: true } },
    { kind: 'charge-outcome', outcome: 'paid' },
    { kind: 'charge-outcome', outcome: 'collected' },
    { kind: 'charge-admitted' },
  ])
})

test('a refund that takes nothing back is the platform’s to pay', async () => {
  await paid('ours', 3_000)
  expect(await house.payouts.refund(admin, request('ours', 3_000, { takesBack: false }))).toEqual({ kind: 'made' })
  expect(await sumsOf('ours')).toEqual({ refund: 3_000, reversal: 0, 'fee-return': 0 })
})

test('a charge without a fee is refunded too', async () => {
  const free = wire(readEnv({ ...house.settings, PLATFORM_FEE_PERCENT: '0' }))
  const answer = await free.payouts.charge({ coachId, amount: 2_000, currency: 'eur', reference: 'free' })
  if (answer.kind !== 'collected') throw new Error(answer.kind)
  await till.pay(answer.payment.paymentId)
  expect(await house.payouts.refund(admin, request('free', 2_000))).toEqual({ kind: 'made' })
  expect(await sumsOf('free')).toEqual({ refund: 2_000, reversal: 2_000, 'fee-return': 0 })
})

test('the same form, sent by two servers at once and again later, is one refund', async () => {
  const paymentId = await paid('twice', 3_000)
  const second = wire(readEnv(house.settings))
  const form = request('twice', 500)
  const answers = await Promise.all([house, second].map(({ payouts }) => payouts.refund(admin, form)))
  expect(answers.filter(({ kind }) => kind === 'made').length).toBeGreaterThan(0)
  expect(await house.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await refundsAtStripe(paymentId)).toEqual([500])
})

test('a refund whose answer was lost may be sent again, and is made once', async () => {
  const paymentId = await paid('lost', 3_000)
  const fault = { method: 'POST', path: '/v1/refunds', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  const form = request('lost', 3_000)
  expect(await house.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  expect(await house.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await refundsAtStripe(paymentId)).toEqual([3_000])
})

test('a form a day old is not sent again, since Stripe may know its key no more', async () => {
  await paid('old', 3_000)
  const fault = { method: 'POST', path: '/v1/refunds', kind: 'cut', when: 'before', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  const form = request('old', 3_000)
  expect(await house.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  await house.database.pool.query(`UPDATE refund SET asked_at = asked_at - interval '1 day' WHERE id = $1`, [form.id])
  expect(await house.payouts.refund(admin, form)).toEqual({ kind: 'spent' })
})

test('no more is refunded than is left, also when it was refunded elsewhere a moment ago', async () => {
  const paymentId = await paid('left', 3_000)
  expect(await house.payouts.refund(admin, request('left', 3_001))).toEqual({ kind: 'too-much', left: 3_000 })
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '2000' })
  expect(await house.payouts.refund(admin, request('left', 1_001))).toEqual({ kind: 'too-much', left: 1_000 })
  expect(await house.payouts.refund(admin, request('left', 1_000))).toEqual({ kind: 'made' })
  expect(await house.payouts.refund(admin, request('left', 1))).toEqual({ kind: 'nothing-left' })
})

test('what is not paid, disputed, unknown, broken or another refund’s form is named, and nothing is asked for', async () => {
  await till.charge(coachId, 3_000, 'unpaid')
  const disputed = await paid('disputed', 3_000)
  await till.dispute(disputed)
  const used = request('unpaid', 100)
  expect(await house.payouts.refund(admin, used)).toEqual({ kind: 'nothing-left' })
  expect(await house.payouts.refund(admin, request('disputed', 100))).toEqual({ kind: 'disputed' })
  expect(await house.payouts.refund(admin, request('nowhere', 100))).toEqual({ kind: 'no-such-charge' })
  for (const broken of [{ amount: -1 }, { amount: 0 }, { amount: 1.5 }, { id: 'no id' }]) {
    expect(await house.payouts.refund(admin, { ...request('disputed', 100), ...broken })).toEqual({ kind: 'invalid' })
  }
  const { rows } = await house.database.pool.query(
    `SELECT FROM refund WHERE reference IN ('unpaid', 'disputed', 'nowhere')`,
  )
  expect(rows).toEqual([])

  await paid('another', 3_000)
  const form = request('another', 100)
  expect(await house.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await house.payouts.refund(admin, { ...form, amount: 200 })).toEqual({ kind: 'spent' })
})

test('what is on the coach’s account and on ours is told before the click', async () => {
  const paymentId = await paid('told', 3_000)
  const before = await house.payouts.payment(admin as AdminId, 'told')
  expect(before?.refundable).toMatchObject({ left: 3_000, coachBalance: expect.any(Number) })
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, reverse_transfer: 'true' })
  await house.payouts.checkPayment('admin-2' as AdminId, 'told')
  expect((await house.payouts.payment(admin as AdminId, 'told'))?.refundable).toBe('nothing-left')
})

function request(reference: string, amount: number, change: Partial<RefundRequest> = {}): RefundRequest {
  return { id: randomUUID(), reference, amount, takesBack: true, ...change }
}

/** A charge the client has paid; answers the payment's id. */
async function paid(reference: string, amount: number): Promise<string> {
  const paymentId = await till.charge(coachId, amount, reference)
  await till.pay(paymentId)
  await till.look()
  return paymentId
}

async function sumsOf(reference: string) {
  const { rows } = await house.database.pool.query<{ kind: string; sum: number }>(
    'SELECT kind, sum(amount)::int AS sum FROM movement WHERE reference = $1 GROUP BY kind',
    [reference],
  )
  const sum = (kind: string) => rows.find((row) => row.kind === kind)?.sum ?? 0
  return { refund: sum('refund'), reversal: sum('reversal'), 'fee-return': sum('fee-return') }
}

async function refundsAtStripe(paymentId: string): Promise<number[]> {
  const { data } = await till.atStripe<{ data: { amount: number }[] }>('GET', `/v1/refunds?payment_intent=${paymentId}`)
  return data.map(({ amount }) => amount)
}
