import { expect, test, vi } from 'vitest'
import { startLoop } from './loop'

const never = 1_000_000

test('continues while fetches are due, and rests when none are', async () => {
  const batches = [5, 5, 2, 0]
  let rounds = 0
  const loop = startLoop({
    runOnce: async () => batches[rounds++] ?? 0,
    onError: () => {},
    idleMilliseconds: never,
  })
  await expect.poll(() => rounds).toBe(batches.length)
  await loop.stop()
  expect(rounds).toBe(batches.length)
})

test('starts at once when kicked, also during a batch', async () => {
  let rounds = 0
  const loop = startLoop({
    runOnce: async () => {
      rounds += 1
      await Promise.resolve()
      if (rounds === 1) loop.kick()
      return 0
    },
    onError: () => {},
    idleMilliseconds: never,
  })
  await expect.poll(() => rounds).toBe(2)
  loop.kick()
  await expect.poll(() => rounds).toBe(3)
  await loop.stop()
})

test('starts on its own without a kick', async () => {
  let rounds = 0
  const loop = startLoop({
    runOnce: async () => {
      rounds += 1
      return 0
    },
    onError: () => {},
    idleMilliseconds: 1,
  })
  await expect.poll(() => rounds).toBeGreaterThan(3)
  await loop.stop()
})

test('reports a failed batch and goes on', async () => {
  const told: unknown[] = []
  let rounds = 0
  const loop = startLoop({
    runOnce: async () => {
      rounds += 1
      if (rounds === 1) throw new Error('the database is away')
      return 0
    },
    onError: (error) => told.push(error),
    idleMilliseconds: 1,
  })
  await expect.poll(() => rounds).toBeGreaterThan(1)
  expect(told).toHaveLength(1)
  await loop.stop()
})

test('slows down while batches fail, and recovers once one succeeds', async () => {
  vi.useFakeTimers()
  let rounds = 0
  const loop = startLoop({
    runOnce: async () => {
      rounds += 1
      if (rounds <= 2) throw new Error('the database is away')
      return 0
    },
    onError: () => {},
    idleMilliseconds: 1_000,
  })
  const waits = [2_000, 4_000, 1_000, 1_000]
  for (const [before, wait] of waits.entries()) {
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(rounds).toBe(before + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(rounds).toBe(before + 2)
  }
  await loop.stop()
  vi.useRealTimers()
})
