import Stripe from 'stripe'
import type { Queue } from './rate-limit'

/**
 * The SDK gives each of its repeats the same time as the first request, takes no deadline, and knows no rate limit; so
 * they are held here, and so is how often it asks.
 */
export function createPunctualHttpClient(queue?: Queue): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient()
  return {
    getClientName: () => client.getClientName(),
    async makeRequest(host, port, path, method, headers, data, protocol, timeout) {
      if (queue !== undefined && !(await queue.takePlace(method))) throw tooLate()
      const time = Math.min(timeout, Math.ceil(queue?.left() ?? timeout))
      if (time <= 0) throw tooLate()
      return client.makeRequest(host, port, path, method, headers, data, protocol, time).catch(rethrowPlainly)
    },
  }
}

const tooLate = () => Object.assign(new Error('nobody waits any longer'), { code: 'ETIMEDOUT' })

/**
 * The SDK repeats a request whose connection was closed even where it is told to repeat none; it knows such an error by
 * its code. Where repeats are wanted it repeats on any error.
 */
function rethrowPlainly(error: Error & { code?: string }): never {
  if (!Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(error.code ?? '')) throw error
  throw new Error('the connection was closed', { cause: error })
}
