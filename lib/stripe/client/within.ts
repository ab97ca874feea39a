import type Stripe from 'stripe'
import type { Away } from '@/lib/payouts/ports/provider'
import { type ClientOptions, createClient } from './client'
import { createQueue, type Places, type Question, type Queue, type RateLimit } from './rate-limit'

/** Answers while the answer is of use; away when none came, or when no request may leave in time. */
export type Within = <Answer>(
  question: Question,
  ask: (stripe: Stripe, places: Places) => Promise<Answer>,
) => Promise<Answer | Away>

/** A client that serves one question after another. */
interface Client {
  stripe: Stripe
  queue: Queue
}

/** As many as wait for their next question; what a rush needed more is let go. */
const mostAtRest = 8

/**
 * Each question has a client to itself, so that all it asks, the SDK's own repeats too, takes its places and gets the
 * time that is left. A client is dear to make and kept for the next; all share their connections. Told through
 * `AsyncLocalStorage` the time cost every promise of the process a little, which made a notice a thirtieth dearer.
 */
export function createWithin(options: ClientOptions, rateLimit: RateLimit): Within {
  const atRest: Client[] = []

  async function lend<Answer>(queue: Queue, ask: (stripe: Stripe) => Promise<Answer>) {
    const client = atRest.pop() ?? openClient(options)
    client.queue = queue
    try {
      return await ask(client.stripe)
    } finally {
      if (atRest.length < mostAtRest) atRest.push(client)
    }
  }

  return (question, ask) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(timedOut), question.left())
      const queue = createQueue(rateLimit, question, { stop: resolve, fail: reject })
      lend(queue, (stripe) => ask(stripe, queue))
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
}

const timedOut: Away = { kind: 'away', failure: 'timed-out', cause: 'nobody waits any longer' }

const closed: Queue = { left: () => 0, takePlace: async () => false }

function openClient(options: ClientOptions): Client {
  const client: Client = {
    stripe: createClient(options, {
      left: () => client.queue.left(),
      takePlace: (method) => client.queue.takePlace(method),
    }),
    queue: closed,
  }
  return client
}
