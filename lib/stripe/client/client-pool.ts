import type Stripe from 'stripe'
import type { Away } from '@/lib/payouts/ports/provider'
import { type ClientOptions, createClient, type RequestLimits } from './client'
import { createQueue, type Places, type Question, type Queue, type RateLimit } from './rate-limit'

/** Answers before the deadline; otherwise away. */
export type AskStripe = <Answer>(
  question: Question,
  ask: (stripe: Stripe, places: Places) => Promise<Answer>,
) => Promise<Answer | Away>

export interface ClientPoolOptions extends ClientOptions {
  /** `idleClients` are kept for the next calls; a rush's extra ones are dropped. */
  limits: RequestLimits & { idleClients: number }
}

interface Client {
  stripe: Stripe
  queue: Queue
}

/**
 * Each deadline has its own client, so that retries get the remaining time. Clients are costly, so they are reused; all
 * share connections. `AsyncLocalStorage` would slow every promise of the process, and events by a thirtieth.
 */
export function createClientPool(options: ClientPoolOptions, rateLimit: RateLimit): AskStripe {
  const atRest: Client[] = []

  async function lend<Answer>(queue: Queue, ask: (stripe: Stripe) => Promise<Answer>) {
    const client = atRest.pop() ?? openClient(options)
    client.queue = queue
    try {
      return await ask(client.stripe)
    } finally {
      if (atRest.length < options.limits.idleClients) atRest.push(client)
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

const timedOut: Away = { kind: 'away', failure: 'timed-out', cause: 'the deadline has passed' }

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
