import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { openListener } from './listener'
import { type Started, type StartOptions, startLocalStripe, testKey } from './start'

/** One file's tests share a local Stripe. Each has an SDK of its own, and a listener when it asks for one. */
export function localStripeTest(options: StartOptions = {}) {
  return (
    test
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
      .extend('local', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
        const local = await startLocalStripe(options)
        onCleanup(() => local.close())
        return local
      })
      .extend('stripe', ({ local }) => stripeAt(local))
      // biome-ignore lint/correctness/noEmptyPattern: as above
      .extend('listener', async ({}, { onCleanup }) => {
        const listener = await openListener()
        onCleanup(() => listener.close())
        return listener
      })
      .extend('onlyValidAnswers', { auto: true }, ({ local }, { onCleanup }) => {
        onCleanup(() => expect(local.findings).toEqual([]))
      })
  )
}

/** The SDK, pointed at it. A restart changes the address, so ask again after one. */
export function stripeAt(local: Started, key = testKey): Stripe {
  return new Stripe(key, local.sdk())
}
