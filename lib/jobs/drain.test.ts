import { expect, test, vi } from 'vitest'
import { startDrain } from './drain'

const never = 1_000_000

test('the drain goes on while there is news, and rests when there is none', async () => {
  const batches = [5, 5, 2, 0]
  let turns = 0
  const drain = startDrain({
    drainOnce: async () => batches[turns++] ?? 0,
    onError: () => {},
    idleMilliseconds: never,
  })
  await expect.poll(() => turns).toBe(batches.length)
  await drain.stop()
  expect(turns).toBe(batches.length)
})

test('a kick wakes it at once, also one that comes while a batch is under way', async () => {
  let turns = 0
  const drain = startDrain({
    drainOnce: async () => {
      turns += 1
      await Promise.resolve()
      if (turns === 1) drain.kick()
      return 0
    },
    onError: () => {},
    idleMilliseconds: never,
  })
  await expect.poll(() => turns).toBe(2)
  drain.kick()
  await expect.poll(() => turns).toBe(3)
  await drain.stop()
})

test('it comes by itself when nobody kicks', async () => {
  let turns = 0
  const drain = startDrain({
    drainOnce: async () => {
      turns += 1
      return 0
    },
    onError: () => {},
    idleMilliseconds: 1,
  })
  await expect.poll(() => turns).toBeGreaterThan(3)
  await drain.stop()
})

test('a batch that fails is told and does not end the drain', async () => {
  const told: unknown[] = []
  let turns = 0
  const drain = startDrain({
    drainOnce: async () => {
      turns += 1
      if (turns === 1) throw new Error('the database is away')
      return 0
    },
    onError: (error) => told.push(error),
    idleMilliseconds: 1,
  })
  await expect.poll(() => turns).toBeGreaterThan(1)
  expect(told).toHaveLength(1)
  await drain.stop()
})

test('while batches fail it comes ever more rarely, and as often as before once one succeeds', async () => {
  vi.useFakeTimers()
  let turns = 0
  const drain = startDrain({
    drainOnce: async () => {
      turns += 1
      if (turns <= 2) throw new Error('the database is away')
      return 0
    },
    onError: () => {},
    idleMilliseconds: 1_000,
  })
  const waits = [2_000, 4_000, 1_000, 1_000]
  for (const [before, wait] of waits.entries()) {
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(turns).toBe(before + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(turns).toBe(before + 2)
  }
  await drain.stop()
  vi.useRealTimers()
})
