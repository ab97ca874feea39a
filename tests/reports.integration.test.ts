import fc from 'fast-check'
import { expect } from 'vitest'
import type { CoachSums, Period } from '../lib/payouts/ports/report-store'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, sceneIn } from './testing/scene'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '7.5', READS_PER_SECOND: '100' } })

let coaches: Payee[]
const admin = 'admin-1' as AdminId
const seed = Number(process.env.REPORT_SEED ?? Date.now() % 1_000_000)
test.beforeAll(async ({ backend }) => {
  coaches = []
  for (const country of ['DE', 'FR', 'GB', 'SE']) coaches.push(await payeeIn(backend, country))
})

interface Payee {
  coachId: CoachId
  accountId: string
  currency: string
}

/** What one client, their bank and people in Stripe's dashboard do. */
interface Life {
  coach: number
  amount: number
  card: string
  /** True when Stripe delays transfer and fee. */
  isBookedLater: boolean
  /** True when the bank asks before any refund. */
  isAskedAbout: boolean
  /** `late`: fails after every check. */
  refunds: { share: number; takesBack: boolean; feeBack: boolean; end: 'failed' | 'late' | null }[]
  dispute: { share: number; outcome: 'won' | 'lost' | 'withdrawn' | null } | null
}

const share = fc.integer({ min: 1, max: 100 })
const lives = fc.record<Life>({
  coach: fc.nat(3),
  amount: fc.integer({ min: 400, max: 99_999 }),
  card: fc.oneof(
    { arbitrary: fc.constant('pm_card_visa'), weight: 7 },
    fc.constantFrom('pm_card_chargeDeclined', 'pm_card_pendingRefund', 'pm_card_refundFail'),
  ),
  isBookedLater: fc.boolean(),
  isAskedAbout: fc.boolean(),
  refunds: fc.array(
    fc.record({
      share,
      takesBack: fc.boolean(),
      feeBack: fc.boolean(),
      end: fc.constantFrom(null, null, 'failed', 'late'),
    }),
    { maxLength: 3 },
  ),
  dispute: fc.option(fc.record({ share, outcome: fc.constantFrom('won', 'lost', 'withdrawn', null) }), { freq: 3 }),
})

/** Other acts on a payment settle it first. */
const quietLives = lives.map((life) => ({
  ...life,
  isBookedLater: true,
  isAskedAbout: false,
  refunds: [],
  dispute: null,
}))
const anyLives = fc.oneof({ arbitrary: lives, weight: 3 }, quietLives)

test('matches the provider to the cent after a thousand random payments', async ({ backend, till }) => {
  console.info(`REPORT_SEED=${seed}`)
  const [acts, done] = [{ left: 1_300 }, { charge: 0, refund: 0, failure: 0, inquiry: 0, dispute: 0 }]
  const queue = fc.sample(anyLives, { seed, numRuns: 1_000 }).entries()
  const live = async () => {
    for (const [index, life] of queue) {
      if (acts.left <= 0) return
      await liveThrough(backend, till, life, `life-${index}`, (kind) => {
        acts.left -= 1
        done[kind] += 1
      })
    }
  }
  await Promise.all(Array.from({ length: 7 }, live))
  await till.check()
  expect(await paidWithoutTransfer(backend)).toBeGreaterThan(30)
  await backend.control('POST', '/_control/settling', { held: false })
  await backend.control('POST', '/_control/clock', { advance: 60 })
  await checkWhereMoreIsExpected(backend)
  await Promise.all(lateFailures.map((refund) => fail(backend, refund)))
  await compare(backend)

  expect(Object.values(done).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(1_000)
  expect(Math.min(...Object.values(done), lateFailures.length)).toBeGreaterThan(50)
  const { totals, lines, next } = await backend.payouts.report(admin, theseDays, null)
  expect(next).toBeNull()
  expect(await toLedgers(lines)).toEqual(await ledgersOfCoaches(backend))
  expect(toTotals(totals)).toEqual(await ledgersOfPlatform(backend, till))
  expect(lines.map(toPaid).toSorted(byAccount)).toEqual((await paidAtStripe(till)).toSorted(byAccount))
  expect(await allLines(backend)).toEqual(lines)
}, 240_000)

const theseDays: Period = { from: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 86_400_000) }

async function payeeIn(backend: Backend, country: string): Promise<Payee> {
  const scene = sceneIn(() => backend)
  const coachId = await backend.newCoach()
  await backend.payouts.setUp(coachId, country)
  await scene.change(coachId, { ...on, notify: false })
  await scene.fetchPending()
  const { rows } = await backend.database.pool.query<{ currency: string }>(
    'SELECT currency FROM payout_account WHERE coach_id = $1',
    [coachId],
  )
  return { coachId, accountId: await scene.accountIdOf(coachId), currency: rows[0]?.currency ?? '' }
}

/** Payments taken as refunded until the bank refused. */
const lateFailures: string[] = []

function fail(backend: Backend, refund: string): Promise<unknown> {
  return backend.control('POST', `/_control/refunds/${refund}/settle`, { outcome: 'failed' })
}

/** Only the comparison with Stripe's list finds anything. */
async function compare(backend: Backend): Promise<void> {
  await backend.database.pool.query('UPDATE payment SET next_check_at = NULL')
  while ((await backend.engine.reconcilePayments()) > 0);
  while ((await backend.engine.runDueChecks()) > 0);
}

/** Checks only payments that expect a change. */
async function checkWhereMoreIsExpected(backend: Backend): Promise<void> {
  await backend.database.pool.query(
    `UPDATE payment SET next_check_at = now() - interval '1 second' WHERE next_check_at IS NOT NULL`,
  )
  while ((await backend.engine.runDueChecks()) > 0);
}

async function paidWithoutTransfer(backend: Backend): Promise<number> {
  const { rows } = await backend.database.pool.query<{ count: number }>(`
    SELECT count(*)::int FROM payment WHERE state = 'paid'
      AND NOT EXISTS (SELECT FROM movement WHERE movement.reference = payment.reference AND kind = 'transfer')`)
  return rows[0]?.count ?? 0
}

type Act = (kind: 'charge' | 'refund' | 'failure' | 'inquiry' | 'dispute') => void

async function liveThrough(backend: Backend, till: Till, life: Life, reference: string, act: Act): Promise<void> {
  const { coachId, currency } = coaches[life.coach] as Payee
  const answer = await backend.payouts.charge({ coachId, amount: life.amount, currency, reference })
  if (answer.kind !== 'collected') throw new Error(`${reference} was not collected: ${JSON.stringify(answer)}`)
  const { paymentId } = answer.payment
  const pay = life.isBookedLater ? till.payLater : till.pay
  const isPaid = await pay(paymentId, life.card).then(
    () => true,
    () => false,
  )
  act('charge')
  if (!isPaid) return
  const asked = life.isAskedAbout ? await disputed(backend, paymentId, { inquiry: true }) : null
  if (asked !== null) act('inquiry')
  let left = life.amount
  for (const { share, takesBack, feeBack, ...planned } of life.refunds) {
    const amount = Math.ceil((left * share) / 100)
    if (amount === 0) return
    const refund = await till.atStripe('POST', '/v1/refunds', {
      payment_intent: paymentId,
      amount: `${amount}`,
      ...(takesBack && { reverse_transfer: 'true' }),
      ...(takesBack && feeBack && { refund_application_fee: 'true' }),
    })
    act('refund')
    const end = life.card === 'pm_card_refundFail' ? 'by itself' : planned.end
    if (end === 'late') lateFailures.push(refund.id)
    if (end === 'failed') {
      await fail(backend, refund.id)
      act('failure')
    } else left -= amount
  }
  const amount = Math.ceil((left * (life.dispute?.share ?? 0)) / 100)
  if (life.dispute === null || amount === 0) return
  // A full refund closes it, whatever becomes of the refund.
  if (asked !== null && (await isOver(till, asked.id))) return
  const { id } = asked ?? (await disputed(backend, paymentId, { amount }))
  const settle = (outcome: string) => backend.control('POST', `/_control/disputes/${id}/settle`, { outcome })
  if (asked !== null) await settle('escalated')
  act('dispute')
  if (life.dispute.outcome !== null) await settle(life.dispute.outcome)
}

async function isOver(till: Till, inquiry: string): Promise<boolean> {
  const { status } = await till.atStripe<Dispute>('GET', `/v1/disputes/${inquiry}`)
  return status === 'warning_closed'
}

function disputed(backend: Backend, paymentId: string, how: object): Promise<{ id: string }> {
  return backend.control('POST', `/_control/payments/${paymentId}/dispute`, how)
}

interface Ledger {
  account: string | null
  currency: string
  type: string
  amount: number
  fee: number
}

/** Coaches' ledgers by account. */
async function ledgersOfCoaches(backend: Backend): Promise<Record<string, unknown>> {
  const ledgers = (await allLedgers(backend)).filter(({ account }) => account !== null)
  return Object.fromEntries(
    coaches.map(({ accountId, currency }) => {
      const of = (type: string) => ledgers.find((ledger) => ledger.account === accountId && ledger.type === type)
      expect(ledgers.filter((ledger) => ledger.account === accountId && ledger.currency !== currency)).toEqual([])
      const told = {
        currency,
        transferred: of('payment')?.amount ?? 0,
        fees: of('payment')?.fee ?? 0,
        reversed: -(of('payment_refund')?.amount ?? 0) || 0,
        feesReturned: of('application_fee_refund')?.amount ?? 0,
      }
      return [accountId, told]
    }),
  )
}

async function toLedgers(lines: CoachSums[]): Promise<Record<string, unknown>> {
  return Object.fromEntries(
    lines.map(({ coach, currency, sums: { transferred, fees, reversed, feesReturned } }) => [
      accountOf(coach.id),
      { currency, transferred, fees, reversed, feesReturned },
    ]),
  )
}

/** The platform's ledger by currency. It includes pending refunds; Stripe's list shows which. */
async function ledgersOfPlatform(backend: Backend, till: Till): Promise<Record<string, unknown>> {
  const refunds = (await everyOne<Refund>(till, '/v1/refunds')).filter(({ status }) => status === 'pending')
  const pendingIn = (currency: string) => sumOf(refunds.filter((refund) => refund.currency === currency))
  const ledgers = (await allLedgers(backend)).filter(({ account }) => account === null)
  return Object.fromEntries(
    [...new Set(coaches.map(({ currency }) => currency))].toSorted().map((currency) => {
      const of = (type: string) =>
        ledgers.find((ledger) => ledger.currency === currency && ledger.type === type)?.amount ?? 0
      const told = {
        charged: of('charge'),
        fees: of('application_fee'),
        feesReturned: -of('application_fee_refund') || 0,
        refunds: -(of('refund') + of('refund_failure')) - pendingIn(currency),
        refundsPending: pendingIn(currency),
        disputed: -of('adjustment') || 0,
        transferred: -of('transfer') || 0,
        reversed: of('transfer_refund'),
      }
      return [currency, told]
    }),
  )
}

function toTotals(totals: { currency: string; sums: object }[]): Record<string, unknown> {
  return Object.fromEntries(totals.map(({ currency, sums }) => [currency, sums]))
}

async function allLedgers(backend: Backend): Promise<Ledger[]> {
  return (await backend.control<{ data: Ledger[] }>('GET', '/_control/books')).data
}

interface Paid {
  account: string
  currency: string
  charged: number
  refunds: number
  disputed: number
}

/** Charges and disputes one by one, which the platform's ledger does not split by coach. */
async function paidAtStripe(till: Till): Promise<Paid[]> {
  const paid = new Map(
    coaches.map(({ accountId, currency }): [string, Paid] => [
      accountId,
      { account: accountId, currency, charged: 0, refunds: 0, disputed: 0 },
    ]),
  )
  const accounts = new Map<string, string>()
  for (const charge of await everyOne<StripeCharge>(till, '/v1/charges')) {
    const sums = paid.get(charge.transfer_data?.destination ?? '')
    if (sums === undefined) continue
    accounts.set(charge.id, sums.account)
    sums.charged += charge.amount_captured
    sums.refunds += charge.amount_refunded
  }
  for (const { charge, amount, status } of await everyOne<Dispute>(till, '/v1/disputes')) {
    const sums = paid.get(accounts.get(charge) ?? '')
    if (sums !== undefined && status !== 'won' && !status.startsWith('warning_')) sums.disputed += amount
  }
  return [...paid.values()]
}

const sumOf = (parts: { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0)

interface Refund {
  id: string
  amount: number
  currency: string
  status: string
}

interface StripeCharge {
  id: string
  amount_captured: number
  amount_refunded: number
  transfer_data: { destination: string } | null
}

interface Dispute {
  id: string
  charge: string
  amount: number
  status: string
}

async function everyOne<Item extends { id: string }>(till: Till, path: string): Promise<Item[]> {
  const all: Item[] = []
  for (let after = ''; ; ) {
    const page = await till.atStripe<{ data: Item[]; has_more: boolean }>('GET', `${path}?limit=100${after}`)
    all.push(...page.data)
    if (!page.has_more) return all
    after = `&starting_after=${page.data.at(-1)?.id}`
  }
}

function toPaid({ coach, currency, sums: { charged, refunds, refundsPending, disputed } }: CoachSums): Paid {
  return { account: accountOf(coach.id), currency, charged, refunds: refunds + refundsPending, disputed }
}

const byAccount = (one: Paid, other: Paid) => one.account.localeCompare(other.account)
const accountOf = (coachId: CoachId) => coaches.find((each) => each.coachId === coachId)?.accountId ?? ''

async function allLines(backend: Backend): Promise<CoachSums[]> {
  const all: CoachSums[] = []
  for await (const batch of backend.payouts.reportLines(admin, theseDays)) all.push(...batch)
  return all
}
