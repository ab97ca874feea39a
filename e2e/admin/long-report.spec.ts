import type { Database } from '../../lib/store/database'
import type { Caller } from '../support/caller'
import { platformOf } from '../support/scenes/platform'
import { memoryOf } from '../support/servers/memory'
import type { OwnServer } from '../support/servers/own-servers'
import { expect, testWithServer } from '../support/test-with-server'

/** In megabytes. Without a limit, V8 lets garbage grow as far as the rows that the server may not hold. */
const mostHeap = 256
const test = testWithServer('long_report', { settings: { NODE_OPTIONS: `--max-old-space-size=${mostHeap}` } })

const megabyte = 1024 ** 2

test('downloads half a million movements at once, complete, and in constant memory', async ({
  admin,
  database,
  server,
}) => {
  const download = (from: string, to: string) => downloadAs(admin, server, { from, to })
  const count = 500_000
  await move(database, count)
  // Warms the server up, and lets its garbage grow as far as it does.
  const few = await download('2030-01-01', '2030-04-10')
  expect(few.rows).toBe(100 * day)

  const { rows, bytes, firstAfter, wholeAfter, mostMemory } = await download('2030-01-01', '2031-12-31')
  expect(rows).toBe(count)
  expect(bytes).toBeGreaterThan(50 * megabyte)
  expect(firstAfter).toBeLessThan(wholeAfter / 4)
  expect(mostMemory - few.mostMemory).toBeLessThan(bytes / 2)
})

/** Movements a day. */
const day = 1000

/** Movements of a hundred coaches, a thousand a day from 2030 on. */
async function move({ pool }: Database, count: number): Promise<void> {
  const platform = await platformOf()
  await pool.query(`INSERT INTO coach (id, email, name)
    SELECT 'many-' || n, 'many-' || n || '@example.com', 'Coach ' || n FROM generate_series(0, 99) n`)
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
     SELECT 'many-' || n, 'many-' || n, 'acct', $1, false, 1000, 'eur', 0 FROM generate_series(0, 99) n`,
    [platform],
  )
  await pool.query('ALTER TABLE movement DISABLE TRIGGER ALL')
  const batch = 50_000
  for (let from = 0; from < count; from += batch)
    await pool.query(
      `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state)
     SELECT 'ch_' || lpad(n::text, 30, '0'), 'many-' || n % 100, 'capture', 1000, 'eur',
       timestamptz '2030-01-01 00:00Z' + (n / ${day}) * interval '1 day' + (n % ${day}) * interval '1 minute', 'done'
     FROM generate_series($1::int, $2::int - 1) n`,
      [from, from + batch],
    )
  await pool.query('ANALYZE movement, payment, coach')
}

/** Downloads while sampling the server's memory. */
async function downloadAs({ headers }: Caller, { url, pid }: OwnServer, { from, to }: { from: string; to: string }) {
  const began = performance.now()
  const { body, status } = await fetch(`${url}/admin/reports/movements.csv?from=${from}&to=${to}`, { headers })
  expect(status).toBe(200)
  const found = { rows: -1, bytes: 0, firstAfter: 0, mostMemory: memoryOf(pid) }
  let parts = 0
  for await (const part of body ?? []) {
    found.rows += part.reduce((lines, byte) => lines + Number(byte === lineFeed), 0)
    found.bytes += part.length
    if (found.rows > 0 && found.firstAfter === 0) found.firstAfter = performance.now() - began
    parts += 1
    if (parts % 10 === 0) found.mostMemory = Math.max(found.mostMemory, memoryOf(pid))
  }
  return { ...found, wholeAfter: performance.now() - began }
}

const lineFeed = 10
