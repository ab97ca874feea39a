import { expect, test, vi } from 'vitest'
import { startRefusedCounts } from './count-refused'

test('stores counts on its own, and a last time at its end', async () => {
  let kept = 0
  const keep = async () => {
    kept += 1
  }
  const counting = startRefusedCounts({ keep, onError() {}, everyMilliseconds: 1 })
  await vi.waitFor(() => expect(kept).toBeGreaterThan(2))
  await counting.stop()
  const last = kept
  await counting.stop()
  expect(kept).toBe(last + 1)
})

test('ends although the last counts cannot be stored, and says so', async () => {
  const errors: unknown[] = []
  const keep = () => Promise.reject(new Error('away'))
  const counting = startRefusedCounts({ keep, onError: (error) => errors.push(error), everyMilliseconds: 60_000 })
  await counting.stop()
  expect(errors.length).toBeGreaterThan(0)
})
