import Stripe from 'stripe'
import type { Queue } from './rate-limit'

/**
 * The SDK gives each retry the full time-out and knows neither deadlines nor rate limits, so both are enforced here.
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

const tooLate = () => Object.assign(new Error('the deadline has passed'), { code: 'ETIMEDOUT' })

/** The SDK retries closed connections even when told not to, by their error code; so drop the code. */
function rethrowPlainly(error: Error & { code?: string }): never {
  if (!Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(error.code ?? '')) throw error
  throw new Error('the connection was closed', { cause: error })
}
