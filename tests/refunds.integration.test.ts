import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { RefundRequest } from '../lib/payouts/payments/refunds/refund'
import type { AdminId, CoachId, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import { createStore } from '../lib/store/store'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })

let coachId: CoachId
const admin = 'admin-1' as RecentAdminId
test.beforeAll(async ({ till }) => {
  coachId = await till.readyCoach()
})
test.afterEach(({ backend }) => backend.control('DELETE', '/_control/faults'))

test('takes a refund’s part from the coach, returns the fee in proportion, and records it', async ({
  backend,
  till,
}) => {
  const paymentId = await paid(till, 'in-part', 3_000)
  expect(await backend.payouts.refund(admin, request('in-part', 1_000))).toEqual({ kind: 'made' })
  expect(await sumsOf(backend, 'in-part')).toEqual({ refund: 1_000, reversal: 1_000, 'fee-return': 100 })
  expect(await refundsAtStripe(till, paymentId)).toEqual([1_000])
  expect((await backend.payouts.payment(admin as AdminId, 'in-part'))?.decisions).toMatchObject([
    { kind: 'refund-outcome', outcome: 'made', by: { kind: 'admin', id: 'admin-1' } },
    { kind: 'refund-asked', refund: { amount: 1_000, currency: 'eur', takesBack: true } },
    { kind: 'charge-outcome', outcome: 'paid' },
    { kind: 'charge-outcome', outcome: 'collected' },
    { kind: 'charge-admitted' },
  ])
})

test('lets the platform pay a refund that takes nothing back', async ({ backend, till }) => {
  await paid(till, 'ours', 3_000)
  expect(await backend.payouts.refund(admin, request('ours', 3_000, { takesBack: false }))).toEqual({ kind: 'made' })
  expect(await sumsOf(backend, 'ours')).toEqual({ refund: 3_000, reversal: 0, 'fee-return': 0 })
})

test('takes back what has not reached the coach yet, and shows no balances without it', async ({ backend, till }) => {
  await till.payLater(await till.charge(coachId, 3_000, 'early'))
  await till.check()
  expect(await backend.payouts.previewRefund(admin, request('early', 1_000))).toEqual({
    kind: 'possible',
    left: 3_000,
    ledger: { client: 1_000, coach: -900, platform: -100 },
    balances: 'not-yet',
  })
  expect(await backend.payouts.refund(admin, request('early', 1_000))).toEqual({ kind: 'made' })
  expect(await sumsOf(backend, 'early')).toEqual({ refund: 1_000, reversal: 1_000, 'fee-return': 100 })
})

test('refunds a payment without a fee too', async ({ backend, till }) => {
  const free = wire(readEnv({ ...backend.settings, PLATFORM_FEE_PERCENT: '0' }))
  const answer = await free.payouts.charge({ coachId, amount: 2_000, currency: 'eur', reference: 'free' })
  if (answer.kind !== 'collected') throw new Error(answer.kind)
  await till.pay(answer.payment.paymentId)
  expect(await backend.payouts.refund(admin, request('free', 2_000))).toEqual({ kind: 'made' })
  expect(await sumsOf(backend, 'free')).toEqual({ refund: 2_000, reversal: 2_000, 'fee-return': 0 })
})

test('makes one refund of a form sent by two servers at once and again later', async ({ backend, till }) => {
  const paymentId = await paid(till, 'twice', 3_000)
  const second = wire(readEnv(backend.settings))
  const form = request('twice', 500)
  const answers = await Promise.all([backend, second].map(({ payouts }) => payouts.refund(admin, form)))
  expect(answers.filter(({ kind }) => kind === 'made').length).toBeGreaterThan(0)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await refundsAtStripe(till, paymentId)).toEqual([500])
})

test('finds a refund whose answer was lost by the next check', async ({ backend, till }) => {
  const paymentId = await paid(till, 'lost', 3_000)
  await loseAnswers(backend, 'cut', 'after')
  expect(await backend.payouts.refund(admin, request('lost', 1_000))).toEqual({ kind: 'made' })
  expect(await outcomesOf(backend, 'lost')).toEqual(['admin away', 'machine made'])
  expect(await refundsAtStripe(till, paymentId)).toEqual([1_000])
})

test('can be sent again when it did not reach Stripe, and refunds once', async ({ backend, till }) => {
  const paymentId = await paid(till, 'again', 3_000)
  await loseAnswers(backend, 'cut', 'before')
  const form = request('again', 3_000)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await refundsAtStripe(till, paymentId)).toEqual([3_000])
})

test('lets the second of two simultaneous refunds wait for the first', async ({ backend, till }) => {
  await paid(till, 'moment', 3_000)
  const store = createStore(backend.database)
  const asked = [1, 2].map(() => store.payments.askRefund({ ...request('moment', 1_000), left: 3_000, adminId: admin }))
  expect((await Promise.all(asked)).sort()).toEqual(['asked', 'under-way'])
})

test('makes no other refund while one answer is lost, and finds it by a check', async ({ backend, till }) => {
  const paymentId = await paid(till, 'one', 4_200)
  await loseAnswers(backend, 'timeout', 'after')
  const form = request('one', 1_000)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  expect(await secondsToCheck(backend, 'one')).toBeLessThan(60)
  expect(await backend.payouts.payment(admin as AdminId, 'one')).toMatchObject({
    refundable: { unanswered: { id: form.id, amount: 1_000, takesBack: true } },
  })

  expect(await refundsAtStripe(till, paymentId)).toEqual([1_000])
  expect(await backend.payouts.refund(admin, request('one', 1_000))).toEqual({ kind: 'under-way' })
  expect(await refundsAtStripe(till, paymentId)).toEqual([1_000])
  expect(await outcomesOf(backend, 'one')).toEqual(['admin away', 'machine made'])
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await backend.payouts.refund(admin, request('one', 500))).toEqual({ kind: 'made' })
  expect(await refundsAtStripe(till, paymentId)).toEqual([500, 1_000])
})

test('blocks all other refunds while one outcome is unknown', async ({ backend, till }) => {
  const paymentId = await paid(till, 'queue', 4_200)
  await loseAnswers(backend, 'cut', 'before')
  expect(await backend.payouts.refund(admin, request('queue', 1_000))).toEqual({ kind: 'away' })
  const others = await Promise.all([1, 2, 3].map((n) => backend.payouts.refund(admin, request('queue', n * 100))))
  expect(others).toEqual(Array(3).fill({ kind: 'under-way' }))
  expect(await refundsAtStripe(till, paymentId)).toEqual([])
})

test('calls a refund never made only by a check that began long after', async ({ backend, till }) => {
  await paid(till, 'unsent', 3_000)
  await loseAnswers(backend, 'cut', 'before')
  const form = request('unsent', 1_000)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  await till.check()
  expect(await outcomesOf(backend, 'unsent')).toEqual(['admin away'])
  expect(await secondsToCheck(backend, 'unsent')).toBeLessThanOrEqual(60)
  await backend.database.pool.query(`UPDATE refund SET sent_at = sent_at - interval '11 minutes' WHERE id = $1`, [
    form.id,
  ])
  await till.check()
  expect(await outcomesOf(backend, 'unsent')).toEqual(['admin away', 'machine lost'])
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'spent' })
  expect(await backend.payouts.refund(admin, request('unsent', 1_000))).toEqual({ kind: 'made' })
})

test('does not end the wait for a refund by a check that began before it', async ({ backend, till }) => {
  const paymentId = await paid(till, 'late', 3_000)
  const store = createStore(backend.database)
  const early = await store.payments.takeCheck(await till.platform(), 'late')
  await store.payments.askRefund({ ...request('late', 1_000), left: 3_000, adminId: admin })
  if (early === null) throw new Error('the check should have been claimed')
  await store.payments.keepCheck(early, { paymentId, state: 'paid', movements: [] }, null, [])
  expect(await secondsToCheck(backend, 'late')).toBeLessThanOrEqual(30)
})

test('repeats a failed check soon while a refund has no answer, however old the payment', async ({ backend, till }) => {
  await paid(till, 'failing', 3_000)
  await loseAnswers(backend, 'cut', 'before')
  await backend.payouts.refund(admin, request('failing', 1_000))
  await backend.database.pool.query(
    `UPDATE payment SET admitted_at = now() - interval '90 days' WHERE reference = 'failing'`,
  )
  await backend.control('POST', '/_control/faults', {
    method: 'GET',
    path: '/v1/payment_intents/*',
    kind: 'cut',
    times: 2,
  })
  await backend.payouts.checkPayment('admin-3' as AdminId, 'failing')
  expect(await secondsToCheck(backend, 'failing')).toBeLessThanOrEqual(60)
})

test('does not treat a reused id as a refusal: its result is unknown', async ({ backend, till }) => {
  const paymentId = await paid(till, 'other-words', 3_000)
  const form = request('other-words', 1_000)
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '200' }, `refund:${form.id}`)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  expect(await outcomesOf(backend, 'other-words')).toEqual([])
})

test('shows a late failure’s reversal as the coach’s until a refund we pay uses it up', async ({ backend, till }) => {
  const paymentId = await paid(till, 'fails', 3_000)
  await backend.payouts.refund(admin, request('fails', 1_000))
  const { data } = await till.atStripe<{ data: { id: string }[] }>('GET', `/v1/refunds?payment_intent=${paymentId}`)
  expect(await shortfallOf(backend, 'fails')).toEqual({ taken: null, finding: 'no-shortfall' })
  await backend.control('POST', `/_control/refunds/${data[0]?.id}/settle`, { outcome: 'failed' })
  await till.check()
  expect(await shortfallOf(backend, 'fails')).toEqual({
    taken: { reversed: 1_000, feeReturned: 100 },
    finding: 'shortfall',
  })
  expect(await sumsOf(backend, 'fails')).toMatchObject({ reversal: 1_000, 'fee-return': 100 })

  await backend.payouts.refund(admin, request('fails', 1_000, { takesBack: false }))
  expect(await shortfallOf(backend, 'fails')).toEqual({ taken: null, finding: 'no-shortfall' })
  expect(await sumsOf(backend, 'fails')).toMatchObject({ reversal: 1_000, 'fee-return': 100 })
})

test('refuses part of a krona', async ({ backend, till }) => {
  const reykjavik = await till.readyCoach('IS')
  const paymentId = await till.charge(reykjavik, 100_000, 'kronur', 'isk')
  await till.pay(paymentId)
  expect(await backend.payouts.refund(admin, request('kronur', 1_050))).toEqual({ kind: 'uneven', step: 100 })
  expect(await backend.payouts.refund(admin, request('kronur', 1_100))).toEqual({ kind: 'made' })
})

test('answers an admin within ten seconds, however slow Stripe is', async ({ backend, till }) => {
  await paid(till, 'slow', 3_000)
  const slow = (method: string, path: string, ms: number) =>
    backend.control('POST', '/_control/faults', { method, path, kind: 'latency', latency: { ms }, times: null })
  await slow('GET', '/v1/payment_intents/*', 4_000)
  await slow('POST', '/v1/refunds', 4_500)
  const start = performance.now()
  const form = request('slow', 1_000)
  const { kind } = await backend.payouts.refund(admin, form)
  expect((performance.now() - start) / 1000).toBeLessThan(30)
  expect(kind).toMatch(/^(made|away)$/)
  expect(await secondsToCheck(backend, 'slow')).toBeLessThanOrEqual(60)
  await backend.control('DELETE', '/_control/faults')
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  await till.check()
  expect((await sumsOf(backend, 'slow')).refund).toBe(1_000)
})

test('does not resend a form a day old, since Stripe may have forgotten its key', async ({ backend, till }) => {
  await paid(till, 'old', 3_000)
  await loseAnswers(backend, 'cut', 'before')
  const form = request('old', 3_000)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'away' })
  await backend.database.pool.query(`UPDATE refund SET asked_at = asked_at - interval '1 day' WHERE id = $1`, [form.id])
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'spent' })
})

test('refuses a refund agreed to before another, and shows the stored one under its id', async ({ backend, till }) => {
  const paymentId = await paid(till, 'agreed', 4_200)
  const [first, second] = [1_250, 1_250].map((amount) => request('agreed', amount, { leftSeen: 4_200 }))
  if (first === undefined || second === undefined) throw new Error('two were made')
  expect(await backend.payouts.refund(admin, first)).toEqual({ kind: 'made' })
  expect(await backend.payouts.refund(admin, second)).toEqual({ kind: 'changed' })
  expect(await refundsAtStripe(till, paymentId)).toEqual([1_250])
  expect(await backend.payouts.previewRefund(admin, { ...first, amount: 4_200 })).toMatchObject({
    kind: 'known',
    refund: { amount: 1_250, state: 'made' },
    movement: { kind: 'refund', amount: 1_250 },
  })
  const store = createStore(backend.database)
  expect(await store.payments.askRefund({ ...second, left: 4_200, adminId: admin })).toBe('changed')
  expect(await backend.payouts.refund(admin, { ...second, leftSeen: 2_950 })).toEqual({ kind: 'made' })
})

test('refunds no more than is left, also after a refund made elsewhere', async ({ backend, till }) => {
  const paymentId = await paid(till, 'left', 3_000)
  expect(await backend.payouts.refund(admin, request('left', 3_001))).toEqual({ kind: 'too-much', left: 3_000 })
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '2000' })
  expect(await backend.payouts.refund(admin, request('left', 1_001))).toEqual({ kind: 'too-much', left: 1_000 })
  expect(await backend.payouts.refund(admin, request('left', 1_000))).toEqual({ kind: 'made' })
  expect(await backend.payouts.refund(admin, request('left', 1))).toEqual({ kind: 'nothing-left' })
})

test('names what is unpaid, disputed, unknown, broken or another form’s, and asks nothing', async ({
  backend,
  till,
}) => {
  await till.charge(coachId, 3_000, 'unpaid')
  const disputed = await paid(till, 'disputed', 3_000)
  await till.dispute(disputed)
  const used = request('unpaid', 100)
  expect(await backend.payouts.refund(admin, used)).toEqual({ kind: 'nothing-left' })
  expect(await backend.payouts.refund(admin, request('disputed', 100))).toEqual({ kind: 'disputed' })
  expect(await backend.payouts.refund(admin, request('nowhere', 100))).toEqual({ kind: 'no-such-payment' })
  for (const broken of [{ amount: -1 }, { amount: 0 }, { amount: 1.5 }, { id: 'no id' }]) {
    expect(await backend.payouts.refund(admin, { ...request('disputed', 100), ...broken })).toEqual({ kind: 'invalid' })
  }
  const { rows } = await backend.database.pool.query(
    `SELECT FROM refund WHERE reference IN ('unpaid', 'disputed', 'nowhere')`,
  )
  expect(rows).toEqual([])

  await paid(till, 'another', 3_000)
  const form = request('another', 100)
  expect(await backend.payouts.refund(admin, form)).toEqual({ kind: 'made' })
  expect(await backend.payouts.refund(admin, { ...form, amount: 200 })).toEqual({ kind: 'spent' })
})

test('shows both balances before the click', async ({ backend, till }) => {
  const paymentId = await paid(till, 'told', 3_000)
  const before = await backend.payouts.previewRefund(admin, request('told', 3_000))
  expect(before).toMatchObject({
    kind: 'possible',
    left: 3_000,
    balances: { before: { coach: expect.any(Number), platform: expect.any(Number) } },
  })
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, reverse_transfer: 'true' })
  await backend.payouts.checkPayment('admin-2' as AdminId, 'told')
  expect((await backend.payouts.payment(admin as AdminId, 'told'))?.refundable).toBe('nothing-left')
})

test('shows the exact balances after a refund, with either payer and in any parts', async ({ backend, till }) => {
  const seed = Number(process.env.REFUND_SEED ?? Date.now() % 1_000_000)
  console.info(`REFUND_SEED=${seed}`)
  const payee = await till.readyCoach()
  const lives = fc.record({
    amount: fc.integer({ min: 50, max: 99_999 }),
    parts: fc.array(fc.record({ share: fc.integer({ min: 1, max: 100 }), takesBack: fc.boolean() }), { maxLength: 3 }),
  })
  for (const [n, { amount, parts }] of fc.sample(lives, { seed, numRuns: 12 }).entries()) {
    const reference = `balances-${n}`
    const paymentId = await till.charge(payee, amount, reference)
    await till.pay(paymentId)
    await backend.payouts.checkPayment(`admin-${reference}` as AdminId, reference)
    for (const { share, takesBack } of [...parts, { share: 100, takesBack: true }]) {
      const left = await leftOf(backend, reference)
      if (left === null) break
      const asked = request(reference, Math.ceil((left * share) / 100), { takesBack, leftSeen: left })
      const told = await backend.payouts.previewRefund(admin, asked)
      if (told.kind !== 'possible' || typeof told.balances === 'string') throw new Error('it should be reported')
      const { ledger, balances } = told
      expect(await backend.payouts.refund(admin, asked)).toEqual({ kind: 'made' })
      expect(await balancesAtStripe(backend, payee)).toEqual(balances.after)
      expect({
        coach: balances.before.coach + ledger.coach,
        platform: balances.before.platform + ledger.platform,
      }).toEqual(balances.after)
      expect(ledger.client + ledger.coach + ledger.platform).toBe(0)
    }
  }
})

/** The payment's shortfall, in its history and on the health page. */
async function shortfallOf(backend: Backend, reference: string) {
  const detail = await backend.payouts.payment(admin as AdminId, reference)
  const { findings } = await backend.payouts.selfCheck(admin as AdminId)
  return {
    taken: detail?.shortfall,
    finding: findings.map(({ name }) => name).find((name) => name === 'no-shortfall' || name === 'shortfall'),
  }
}

/** null: nothing is left. */
async function leftOf(backend: Backend, reference: string): Promise<number | null> {
  const detail = await backend.payouts.payment(admin as AdminId, reference)
  if (detail === null || detail.refundable === 'nothing-left') return null
  if (typeof detail.refundable === 'string') throw new Error('it should be reported')
  return detail.refundable.left
}

/** Both euro balances, as Stripe keeps them. */
async function balancesAtStripe(backend: Backend, payee: CoachId) {
  const [account] = await backend.accountsOf(payee)
  type Line = { account: string | null; currency: string; net: number }
  const { data } = await backend.control<{ data: Line[] }>('GET', '/_control/books')
  const net = (whose: string | null) =>
    data.filter((line) => line.account === whose && line.currency === 'eur').reduce((sum, line) => sum + line.net, 0)
  return { coach: net(account?.id ?? ''), platform: net(null) }
}

function request(reference: string, amount: number, change: Partial<RefundRequest> = {}): RefundRequest {
  return { id: randomUUID(), reference, amount, takesBack: true, leftSeen: null, ...change }
}

/** A paid payment; returns its id. */
async function paid(till: Till, reference: string, amount: number): Promise<string> {
  const paymentId = await till.charge(coachId, amount, reference)
  await till.pay(paymentId)
  await till.check()
  return paymentId
}

async function sumsOf(backend: Backend, reference: string) {
  const { rows } = await backend.database.pool.query<{ kind: string; sum: number }>(
    'SELECT kind, sum(amount)::int AS sum FROM movement WHERE reference = $1 GROUP BY kind',
    [reference],
  )
  const sum = (kind: string) => rows.find((row) => row.kind === kind)?.sum ?? 0
  return { refund: sum('refund'), reversal: sum('reversal'), 'fee-return': sum('fee-return') }
}

/** Stripe acts, or does not, and the answer is lost, with those to the SDK's retries. */
function loseAnswers(backend: Backend, kind: 'cut' | 'timeout', when: 'before' | 'after') {
  // Silence outlasts the deadline of a second retry.
  const times = kind === 'cut' ? 3 : 2
  return backend.control('POST', '/_control/faults', { method: 'POST', path: '/v1/refunds', kind, when, times })
}

async function secondsToCheck(backend: Backend, reference: string): Promise<number | null> {
  const { rows } = await backend.database.pool.query<{ seconds: number | null }>(
    'SELECT extract(epoch FROM next_check_at - now())::float AS seconds FROM payment WHERE reference = $1',
    [reference],
  )
  return rows[0]?.seconds ?? null
}

/** Who and what, in order. */
async function outcomesOf(backend: Backend, reference: string): Promise<string[]> {
  const { rows } = await backend.database.pool.query<{ said: string }>(
    `SELECT by_kind || ' ' || (facts->>'outcome') AS said FROM decision
     WHERE kind = 'refund-outcome' AND facts->'refund'->>'reference' = $1 ORDER BY id`,
    [reference],
  )
  return rows.map(({ said }) => said)
}

async function refundsAtStripe(till: Till, paymentId: string): Promise<number[]> {
  const { data } = await till.atStripe<{ data: { amount: number }[] }>('GET', `/v1/refunds?payment_intent=${paymentId}`)
  return data.map(({ amount }) => amount)
}
