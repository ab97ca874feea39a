import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import { stands } from '@/lib/payouts/payments/outcome/movement'
import type { Period } from '@/lib/payouts/ports/report-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { MovementState } from '@/lib/payouts/vocabulary/payments/movement'
import { databaseTest } from '@/prisma/testing/database-test'
import type { Database } from '../database'
import { database as openDatabase } from '../testing/database'
import { platform } from '../testing/two-servers'
import { createReportStore } from './report-store'

const test = databaseTest().extend('readers', { scope: 'file' }, ({ database }, { onCleanup }) => {
  const readers = openDatabase(`${database.url}?application_name=reports`)
  onCleanup(() => readers.close())
  return readers
})

let pool: Database['pool']
let store: ReturnType<typeof createReportStore>
test.beforeAll(({ database, readers }) => {
  pool = database.pool
  store = createReportStore(readers)
})

const november: Period = { from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-12-01T00:00:00Z') }
const nothing = {
  charged: 0,
  fees: 0,
  feesReturned: 0,
  refunds: 0,
  refundsPending: 0,
  disputed: 0,
  transferred: 0,
  reversed: 0,
}

test('counts what was not undone, in every state of a movement', async () => {
  const coachId = await coachNamed('Standing')
  await insertPayment(coachId, 'standing', 'eur')
  let sum = 0
  for (const [index, state] of states.entries()) {
    await moved('standing', { kind: 'dispute', amount: 2 ** index, state, at: '2026-11-15T12:00:00Z' })
    if (stands({ state })) sum += 2 ** index
  }
  expect(await linesOf('Standing')).toEqual([{ currency: 'eur', sums: { ...nothing, disputed: sum } }])
})

test('counts a refund once done, apart while pending, and not once failed', async () => {
  const coachId = await coachNamed('Pending')
  await insertPayment(coachId, 'pending', 'eur')
  for (const [amount, state] of [
    [1, 'done'],
    [20, 'pending'],
    [300, 'failed'],
  ] as const) {
    await moved('pending', { kind: 'refund', amount, state, at: '2026-11-15T12:00:00Z' })
  }
  expect(await linesOf('Pending')).toEqual([{ currency: 'eur', sums: { ...nothing, refunds: 1, refundsPending: 20 } }])
})

test('starts a period with its first moment and ends it before the next', async () => {
  const coachId = await coachNamed('Edges')
  await insertPayment(coachId, 'edges', 'eur')
  const at = ['2026-10-31T23:59:59.999Z', '2026-11-01T00:00:00Z', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z']
  for (const [index, moment] of at.entries()) {
    await moved('edges', { kind: 'capture', amount: 10 ** index, state: 'done', at: moment })
  }
  expect(await linesOf('Edges')).toEqual([{ currency: 'eur', sums: { ...nothing, charged: 110 } }])
})

test('sums each kind apart, with a line for each currency', async () => {
  const coachId = await coachNamed('Kinds')
  for (const currency of ['eur', 'jpy']) {
    await insertPayment(coachId, `kinds-${currency}`, currency)
    const kinds = ['capture', 'fee', 'fee-return', 'refund', 'dispute', 'transfer', 'reversal']
    for (const [index, kind] of kinds.entries()) {
      await moved(`kinds-${currency}`, { kind, currency, amount: index + 1, state: 'done', at: '2026-11-15T12:00:00Z' })
    }
  }
  const sums = {
    ...nothing,
    charged: 1,
    fees: 2,
    feesReturned: 3,
    refunds: 4,
    disputed: 5,
    transferred: 6,
    reversed: 7,
  }
  expect(await linesOf('Kinds')).toEqual([
    { currency: 'eur', sums },
    { currency: 'jpy', sums },
  ])
})

test('excludes money of another platform or mode', async () => {
  const coachId = await coachNamed('Elsewhere')
  await insertPayment(coachId, 'elsewhere', 'eur', true)
  await moved('elsewhere', { kind: 'capture', amount: 100, state: 'done', at: '2026-11-15T12:00:00Z' })
  expect(await linesOf('Elsewhere')).toEqual([])
})

test('pages by fifty coaches, each once, with everyone’s totals', async () => {
  const year: Period = { from: new Date('2027-01-01T00:00:00Z'), until: new Date('2028-01-01T00:00:00Z') }
  await pool.query(`
    INSERT INTO coach (id, email, name) SELECT 'page-' || n, 'page-' || n || '@example.com', CASE WHEN n % 3 > 0 THEN 'Same ' || n % 7 END
    FROM generate_series(1, 120) n`)
  await pool.query(`
    INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
    SELECT 'page-' || n, 'page-' || n, 'acct', '${platform.accountId}', false, 100, 'eur', 0 FROM generate_series(1, 120) n`)
  await pool.query(`
    INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
    SELECT 'page-' || n || c, 'page-' || n, 'capture', n, c, '2027-05-05', 'done'
    FROM generate_series(1, 120) n, unnest(ARRAY['eur', 'usd']) c`)

  const seen: string[] = []
  const sizes: number[] = []
  for (let cursor: string | null = null; ; ) {
    const { totals, lines, next } = await store.findReport(platform, year, cursor)
    expect(totals.map(({ currency, sums }) => [currency, sums.charged])).toEqual([
      ['eur', 7260],
      ['usd', 7260],
    ])
    sizes.push(lines.length / 2)
    seen.push(...lines.map(({ coach, currency }) => `${coach.id} ${currency}`))
    if (next === null) break
    cursor = next
  }
  expect(sizes).toEqual([50, 50, 20])
  expect(new Set(seen).size).toBe(240)
  const all = (await createPayment(store.readSums(platform, year))).map(
    ({ coach, currency }) => `${coach.id} ${currency}`,
  )
  expect(all).toEqual(seen)

  const start = (await store.findReport(platform, year, null)).lines
  for (const broken of ['nobody', '', '\0', 'x'.repeat(5_000), "'; DROP TABLE coach"]) {
    expect((await store.findReport(platform, year, broken)).lines).toEqual(start)
  }
})

test('reads any number of movements in constant memory, and the first at once', async () => {
  const century = { from: new Date('2030-01-01T00:00:00Z'), until: new Date('2040-01-01T00:00:00Z') }
  await fillWithMany()
  const batches = store.readMovements(platform, century)
  const first = await batches[Symbol.asyncIterator]().next()
  expect(first.value?.length).toBe(500)
  expect(await statesOfReaders()).toEqual(['idle in transaction'])

  let rows = first.value?.length ?? 0
  const heaps: number[] = []
  for await (const batch of batches) {
    rows += batch.length
    if (rows % 20_000 === 0) heaps.push(heapUsed())
  }
  expect(rows).toBe(200_000)
  expect(heaps).toHaveLength(10)
  const [early = 0, ...later] = heaps
  expect(Math.max(...later) - early).toBeLessThan(8 * 2 ** 20)
  expect(await statesOfReaders()).toEqual(['idle'])

  const { totals } = await store.findReport(platform, century, null)
  expect(totals).toMatchObject([{ currency: 'eur', sums: { charged: 50_000_000, transferred: 50_000_000 } }])
})

test('frees the connection of an interrupted download', async () => {
  for await (const _batch of store.readMovements(platform, november)) break
  await expect.poll(statesOfReaders).not.toContain('idle in transaction')
})

test('fails a download whose connection is lost, and nothing else', async () => {
  const always: Period = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2040-01-01T00:00:00Z') }
  const batches = store.readMovements(platform, always)[Symbol.asyncIterator]()
  await batches.next()
  await pool.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'reports' AND state = 'idle in transaction' AND datname = current_database()`)
  await expect(batches.next()).rejects.toThrow()
  expect(await linesOf('Edges')).toHaveLength(1)
})

const states: MovementState[] = [
  'done',
  'pending',
  'failed',
  'inquiry',
  'inquiry-answered',
  'needs-answer',
  'under-review',
  'won',
  'lost',
  'closed',
]

async function coachNamed(name: string): Promise<CoachId> {
  await pool.query('INSERT INTO coach (id, email, name) VALUES ($1, $2, $1)', [
    name,
    `${name.toLowerCase()}@example.com`,
  ])
  return name as CoachId
}

async function insertPayment(coachId: CoachId, reference: string, currency: string, live = false): Promise<void> {
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
     VALUES ($1, $2, 'acct', $3, $4, 100, $5, 0)`,
    [reference, coachId, platform.accountId, live, currency],
  )
}

interface Moved {
  kind: string
  amount: number
  state: string
  at: string
  currency?: string
}

async function moved(reference: string, { kind, amount, state, at, currency = 'eur' }: Moved): Promise<void> {
  await pool.query(
    `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [crypto.randomUUID(), reference, kind, amount, currency, at, state],
  )
}

async function linesOf(name: string) {
  const { lines } = await store.findReport(platform, november, null)
  return lines.filter(({ coach }) => coach.name === name).map(({ currency, sums }) => ({ currency, sums }))
}

async function createPayment<Item>(batches: AsyncIterable<Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

/** Four movements for each of 250,000 payments of a hundred coaches. */
async function fillWithMany(): Promise<void> {
  await pool.query(`
    DROP INDEX movement_reference_idx, movement_kind_reference_idx;
    ALTER TABLE movement SET UNLOGGED;
    ALTER TABLE movement DISABLE TRIGGER ALL;
    ALTER TABLE payment DISABLE TRIGGER ALL`)
  await pool.query(`
    INSERT INTO coach (id, email) SELECT 'many-' || n, 'many-' || n || '@example.com' FROM generate_series(0, 99) n`)
  await pool.query(`
    INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
    SELECT 'many-' || n, 'many-' || n % 100, 'acct', '${platform.accountId}', false, 1000, 'eur', 0
    FROM generate_series(1, 50000) n`)
  await pool.query(`
    INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
    SELECT lpad(n::text, 6, '0') || kind, 'many-' || n, kind, 1000, 'eur', timestamptz '2030-01-01' + n * interval '1 second', 'done'
    FROM generate_series(1, 50000) n, unnest(ARRAY['capture', 'transfer', 'fee', 'fee-return']) kind`)
  await pool.query('ANALYZE movement, payment, coach')
}

async function statesOfReaders(): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>(`
    SELECT DISTINCT state FROM pg_stat_activity
    WHERE application_name = 'reports' AND datname = current_database() AND query NOT LIKE '%pg_stat_activity%'`)
  return rows.map(({ state }) => state)
}

/** Live bytes. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
