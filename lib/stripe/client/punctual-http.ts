import Stripe from 'stripe'

/**
 * The SDK gives each of its repeats the same time as the first request, and takes no deadline; so it is held here, and
 * so is how often it asks.
 *
 * @param left milliseconds for which somebody still waits; absent: nobody counts them
 */
export function createPunctualHttpClient(left?: () => number): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient()
  return {
    getClientName: () => client.getClientName(),
    makeRequest(host, port, path, method, headers, data, protocol, timeout) {
      const time = left === undefined ? timeout : Math.min(timeout, Math.ceil(left()))
      if (time <= 0) return Promise.reject(Object.assign(new Error('nobody waits any longer'), { code: 'ETIMEDOUT' }))
      return client.makeRequest(host, port, path, method, headers, data, protocol, time).catch(rethrowPlainly)
    },
  }
}

/**
 * The SDK repeats a request whose connection was closed even where it is told to repeat none; it knows such an error by
 * its code. Where repeats are wanted it repeats on any error.
 */
function rethrowPlainly(error: Error & { code?: string }): never {
  if (!Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(error.code ?? '')) throw error
  throw new Error('the connection was closed', { cause: error })
}
