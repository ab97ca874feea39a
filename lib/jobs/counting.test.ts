import { expect, test, vi } from 'vitest'
import { startCounting } from './counting'

test('counts are written down by themselves, and a last time when counting ends', async () => {
  let kept = 0
  const keep = async () => {
    kept += 1
  }
  const counting = startCounting({ keep, onError() {}, everyMilliseconds: 1 })
  await vi.waitFor(() => expect(kept).toBeGreaterThan(2))
  await counting.stop()
  const last = kept
  await counting.stop()
  expect(kept).toBe(last + 1)
})

test('counting ends although the last counts cannot be written, and says so', async () => {
  const errors: unknown[] = []
  const keep = () => Promise.reject(new Error('away'))
  const counting = startCounting({ keep, onError: (error) => errors.push(error), everyMilliseconds: 60_000 })
  await counting.stop()
  expect(errors.length).toBeGreaterThan(0)
})
