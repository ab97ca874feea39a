import { expect, type TestContext } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Deadline } from '@/lib/payouts/ports/ports'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { createProvider, type ProviderOptions } from '../provider'
import { openArrangedStripe } from './arranged-stripe'

export const coachId = 'coach-1' as CoachId
export const accountId = 'acct_coach' as AccountId

/** The real SDK before a Stripe that a test arranges; at the end, nothing else may have been asked. */
export async function openScene(context: TestContext, options: Partial<ProviderOptions> = {}) {
  const stripe = await openArrangedStripe()
  context.onTestFinished(async () => {
    await stripe.close()
    expect(stripe.unarranged).toEqual([])
  })
  const remembered: Platform[] = []
  const provider = createProvider({
    secretKey: 'sk_test_0123456789',
    apiBase: stripe.url,
    platform: {
      find: async () => remembered.at(-1) ?? null,
      remember: async (platform) => void remembered.push(platform),
    },
    returnUrl: 'http://localhost:3000/payouts/return',
    refreshUrl: 'http://localhost:3000/payouts/refresh',
    ...options,
  })
  return { stripe, provider, remembered }
}

export function patientFor(milliseconds: number): Deadline {
  const end = performance.now() + milliseconds
  return { asker: 'person', left: () => Math.max(0, end - performance.now()) }
}

/** Waits longer than any answer of a test takes. */
export const patient: Deadline = { asker: 'person', left: () => 60_000 }

/** Short enough that a test of silence is quick; used for nothing else, so that a busy machine fails no test. */
export const impatient = { timeout: 200 }
