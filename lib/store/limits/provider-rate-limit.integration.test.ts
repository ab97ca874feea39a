import { expect } from 'vitest'
import { type Lane, lanes } from '@/lib/payouts/vocabulary/lane'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'
import { createRateLimit, reservePlace } from './provider-rate-limit'

const perSecond = 20

test.beforeEach(({ servers }) => servers.pool.query(`UPDATE rate_limit_lane SET next_at = now() - interval '1 hour'`))

test('shares three quarters of the requests among machines on two servers', async ({ servers }) => {
  const begun = await now(servers)
  await reserve(servers, 'machine', 45)
  expect(await ahead(servers, 'machine', begun)).toBeGreaterThanOrEqual(45 / 15)
  expect(await ahead(servers, 'person', begun)).toBeLessThan(0)
})

test('lets people go before machines', async ({ servers }) => {
  await reserve(servers, 'machine', 45)
  expect(await reserve(servers, 'person', 1)).toEqual([0])
  const [next = 0] = await reserve(servers, 'person', 1)
  expect(next).toBeLessThanOrEqual(1 / 5)
})

test('gives people what machines leave, and never exceeds the rate in all', async ({ servers }) => {
  const begun = await now(servers)
  const waits = await reserve(servers, 'person', 41)
  const turns = (await ahead(servers, 'person', begun)) * 5 + (await ahead(servers, 'machine', begun)) * 15
  expect(turns).toBeGreaterThanOrEqual(41)
  expect(Math.max(...waits)).toBeLessThanOrEqual(40 / perSecond + 1 / 5)
})

test('gives lists a rate of their own', async ({ servers }) => {
  await reserve(servers, 'machine', 45)
  expect(await reserve(servers, 'list', 1)).toEqual([0])
})

test('gives writes a rate of their own, and no more', async ({ servers }) => {
  await reserve(servers, 'machine', 45)
  await reserve(servers, 'person', 45)
  await reserve(servers, 'list', 45)
  const begun = await now(servers)
  expect(await reserve(servers, 'write', 1)).toEqual([0])
  await reserve(servers, 'write', 40)
  expect(await ahead(servers, 'write', begun)).toBeGreaterThanOrEqual(41 / perSecond)
  expect(await ahead(servers, 'write', begun)).toBeLessThan(41 / perSecond + 2)
})

test('stores one row for each lane', async ({ servers }) => {
  const { rows } = await servers.pool.query('SELECT lane FROM rate_limit_lane')
  expect(rows.map(({ lane }) => lane).toSorted()).toEqual([...lanes].toSorted())
})

test('says at once that a request would be too late, and uses nothing up', async ({ servers }) => {
  await servers.pool.query(`UPDATE rate_limit_lane SET next_at = now() + interval '10 seconds'`)
  expect(await createRateLimit(servers.databases[0], perSecond).takePlace('person', 5_000)).toBe(false)
  const { rows } = await servers.pool.query(
    `SELECT max(next_at) <= now() + interval '10 seconds' AS is_untouched FROM rate_limit_lane`,
  )
  expect(rows).toEqual([{ is_untouched: true }])
})

test('recovers from requests reserved far ahead by a clock set back', async ({ servers }) => {
  await servers.pool.query(`UPDATE rate_limit_lane SET next_at = now() + interval '1 hour'`)
  const begun = await now(servers)
  const [first] = await reserve(servers, 'machine', 1)
  expect(first).toBe(0)
  await reserve(servers, 'machine', 44)
  expect(await ahead(servers, 'machine', begun)).toBeGreaterThanOrEqual(45 / 15)
  expect(await ahead(servers, 'machine', begun)).toBeLessThan(60)
  expect(await reserve(servers, 'person', 1)).toEqual([0])
  expect(await reserve(servers, 'list', 1)).toEqual([0])
  expect(await reserve(servers, 'write', 1)).toEqual([0])
})

/** Waits in seconds, requested on both servers at once. */
async function reserve(servers: TwoServers, lane: Lane, count: number): Promise<number[]> {
  const asked = Array.from({ length: count }, (_, n) =>
    reservePlace(servers.databases[n % 2 === 0 ? 0 : 1], perSecond, lane, 20_000),
  )
  return (await Promise.all(asked)).map((wait) => wait ?? Number.NaN)
}

/** Seconds by the database's clock. */
async function now(servers: TwoServers): Promise<number> {
  const { rows } = await servers.pool.query('SELECT extract(epoch FROM clock_timestamp())::float AS seconds')
  return rows[0].seconds
}

/** Seconds from `begun` to the next free place; negative when none was taken. */
async function ahead(servers: TwoServers, lane: Lane, begun: number): Promise<number> {
  const { rows } = await servers.pool.query(
    'SELECT extract(epoch FROM next_at)::float AS seconds FROM rate_limit_lane WHERE lane = $1',
    [lane],
  )
  return rows[0].seconds - begun
}
