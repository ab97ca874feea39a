import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { limitsWith } from '../testing/scene'
import { createClientPool } from './client-pool'
import type { RateLimit } from './rate-limit'

const free: RateLimit = { takePlace: async () => true }
const question = { lane: 'machine' as const, left: () => 1_000 }

test('gives simultaneous callers a client each, which later callers reuse', async () => {
  const askStripe = createClientPool({ secretKey: 'sk_test_none', limits: limitsWith() }, free)
  const lent = () => askStripe(question, async (stripe) => stripe)
  let inner: unknown
  const outer = await askStripe(question, async (stripe) => {
    inner = await lent()
    return stripe
  })
  expect(inner).not.toBe(outer)
  expect([inner, outer]).toContain(await lent())
})

test('keeps the client of a caller that outlives its deadline', async () => {
  const askStripe = createClientPool({ secretKey: 'sk_test_none', limits: limitsWith() }, free)
  let kept: Stripe | undefined
  let answer = () => {}
  const late = new Promise<void>((resolve) => {
    answer = resolve
  })
  const over = await askStripe({ ...question, left: () => 1 }, async (stripe) => {
    kept = stripe
    await late
  })
  expect(over).toMatchObject({ kind: 'away', failure: 'timed-out' })
  expect(await askStripe(question, async (stripe) => stripe)).not.toBe(kept)
  answer()
})
