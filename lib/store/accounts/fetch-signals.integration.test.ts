import { expect, vi } from 'vitest'
import { test as base } from '../testing/store-test'
import { createFetchSignals } from './fetch-signals'

const timings = { restMilliseconds: 20, reconnectMilliseconds: 50 }

const test = base
  .extend('errors', () => [] as unknown[])
  .extend('signals', ({ servers, errors }) => {
    const [server, worker] = servers.databases
    const note = (error: unknown) => void errors.push(error)
    return { server: createFetchSignals(server, timings, note), worker: createFetchSignals(worker, timings, note) }
  })
  .extend('received', ({ signals }, { onCleanup }) => {
    const onSignal = vi.fn()
    const receiving = signals.worker.receive(onSignal)
    onCleanup(() => receiving.stop())
    return onSignal
  })

test('reach a worker, which also looks once it is connected', async ({ signals, received }) => {
  await expect.poll(() => received.mock.calls.length).toBe(1)
  signals.server.send()
  await expect.poll(() => received.mock.calls.length).toBe(2)
})

test('of a thousand events at once are two', async ({ signals, received }) => {
  await expect.poll(() => received.mock.calls.length).toBe(1)
  for (let event = 0; event < 1000; event += 1) signals.server.send()
  await expect.poll(() => received.mock.calls.length).toBe(3)
})

test('come again after the connection was lost, which is reported', async ({ signals, received, servers, errors }) => {
  await expect.poll(() => received.mock.calls.length).toBe(1)
  await servers.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'two' AND query LIKE 'LISTEN%'`,
  )
  await expect.poll(() => received.mock.calls.length).toBe(2)
  expect(errors).toHaveLength(1)
  signals.server.send()
  await expect.poll(() => received.mock.calls.length).toBe(3)
})

test('give their connection back when they end', async ({ signals, servers }) => {
  const { pool } = servers.databases[1]
  const before = pool.totalCount
  await signals.worker.receive(() => {}).stop()
  expect(pool.totalCount - pool.idleCount).toBe(0)
  expect(pool.totalCount).toBeLessThanOrEqual(before)
})
