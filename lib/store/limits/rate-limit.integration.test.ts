import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Asker, Deadline } from '@/lib/payouts/ports/ports'
import { createTestDatabase } from '@/prisma/test-database'
import { openTwoServers, type TwoServers } from '../testing/two-servers'
import { createRateLimit, reserveTurn } from './rate-limit'

const perSecond = 20

let servers: TwoServers
beforeAll(async () => {
  servers = openTwoServers(await createTestDatabase())
})
beforeEach(() => servers.pool.query(`UPDATE read_pace SET next_at = now() - interval '1 hour'`))
afterAll(() => servers.close())

test('shares three quarters of the requests among machines on two servers', async () => {
  const begun = await now()
  await reserve('machine', 45)
  expect(await ahead('machine', begun)).toBeGreaterThanOrEqual(45 / 15)
  expect(await ahead('person', begun)).toBeLessThan(0)
})

test('lets a person pass the machines', async () => {
  await reserve('machine', 45)
  expect(await reserve('person', 1)).toEqual([0])
  const [next = 0] = await reserve('person', 1)
  expect(next).toBeLessThanOrEqual(1 / 5)
})

test('gives people what machines leave, and never exceeds the rate in all', async () => {
  const begun = await now()
  const waits = await reserve('person', 41)
  const turns = (await ahead('person', begun)) * 5 + (await ahead('machine', begun)) * 15
  expect(turns).toBeGreaterThanOrEqual(41)
  expect(Math.max(...waits)).toBeLessThanOrEqual(40 / perSecond + 1 / 5)
})

test('gives lists a rate of their own', async () => {
  await reserve('machine', 45)
  expect(await reserve('list', 1)).toEqual([0])
})

test('says at once that a request would be too late, and uses nothing up', async () => {
  await servers.pool.query(`UPDATE read_pace SET next_at = now() + interval '10 seconds'`)
  expect(await createRateLimit(servers.databases[0], perSecond).turn(waiting('person', 5))).toBe(false)
  const { rows } = await servers.pool.query(
    `SELECT max(next_at) <= now() + interval '10 seconds' AS is_untouched FROM read_pace`,
  )
  expect(rows).toEqual([{ is_untouched: true }])
})

test('recovers from requests reserved far ahead by a clock set back', async () => {
  await servers.pool.query(`UPDATE read_pace SET next_at = now() + interval '1 hour'`)
  const begun = await now()
  const [first] = await reserve('machine', 1)
  expect(first).toBe(0)
  await reserve('machine', 44)
  expect(await ahead('machine', begun)).toBeGreaterThanOrEqual(45 / 15)
  expect(await ahead('machine', begun)).toBeLessThan(60)
  expect(await reserve('person', 1)).toEqual([0])
  expect(await reserve('list', 1)).toEqual([0])
})

function waiting(asker: Asker, seconds: number): Deadline {
  return { asker, left: () => seconds * 1000 }
}

/** Waits in seconds, requested on both servers at once. */
async function reserve(asker: Asker, count: number): Promise<number[]> {
  const asked = Array.from({ length: count }, (_, n) =>
    reserveTurn(servers.databases[n % 2 === 0 ? 0 : 1], perSecond, waiting(asker, 20)),
  )
  return (await Promise.all(asked)).map((wait) => wait ?? Number.NaN)
}

/** Seconds by the database's clock. */
async function now(): Promise<number> {
  const { rows } = await servers.pool.query('SELECT extract(epoch FROM clock_timestamp())::float AS seconds')
  return rows[0].seconds
}

/** Seconds from `begun` to the next free slot; negative when none was taken. */
async function ahead(asker: Asker, begun: number): Promise<number> {
  const { rows } = await servers.pool.query(
    'SELECT extract(epoch FROM next_at)::float AS seconds FROM read_pace WHERE asker = $1',
    [asker],
  )
  return rows[0].seconds - begun
}
