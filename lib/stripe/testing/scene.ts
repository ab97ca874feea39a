import { expect, type TestContext } from 'vitest'
import { timings } from '@/lib/composition/timings'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Queue, RateLimit } from '../client/rate-limit'
import { createProviderFor, type ProviderOptions } from '../provider'
import { openArrangedStripe } from './arranged-stripe'

export const coachId = 'coach-1' as CoachId
export const accountId = 'acct_coach' as AccountId

interface SceneOptions extends Partial<Omit<ProviderOptions, 'limits'>> {
  /** Milliseconds for one request. */
  timeout?: number
  /** Each asker's deadline. */
  seconds?: number
}

/** The real SDK on an arranged Stripe; fails on any request that was not arranged. */
export async function openScene(context: TestContext, { timeout, seconds = 60, ...options }: SceneOptions = {}) {
  const stripe = await openArrangedStripe()
  context.onTestFinished(async () => {
    await stripe.close()
    expect(stripe.unarranged).toEqual([])
  })
  const remembered: Platform[] = []
  const providerFor = createProviderFor({
    secretKey: 'sk_test_0123456789',
    apiBase: stripe.url,
    platform: {
      find: async () => remembered.at(-1) ?? null,
      remember: async (platform) => void remembered.push(platform),
    },
    rateLimit: boundless,
    limits: {
      ...limitsWith(timeout),
      deadlineSeconds: { payment: seconds, person: seconds, job: seconds, list: seconds },
    },
    returnUrl: 'http://localhost:3000/payouts/return',
    refreshUrl: 'http://localhost:3000/payouts/refresh',
    ...options,
  })
  return { stripe, providerFor, provider: providerFor('job'), remembered }
}

const boundless: RateLimit = { takePlace: async () => true }

/** For a client without delays. */
export const free: Queue = { left: () => Number.POSITIVE_INFINITY, takePlace: async () => true }

export const limitsWith = (requestMilliseconds: number = timings.stripe.requestMilliseconds) => ({
  ...timings.stripe,
  requestMilliseconds,
})

/** Short, for tests of silence only; a busy machine must fail no test. */
export const impatient = { timeout: 200 }
