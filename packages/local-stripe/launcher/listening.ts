import { freePortFrom } from '../processes/ports'
import { createLocalStripe, type LocalStripe, type LocalStripeOptions } from '../server'

/** Starts at the first free port from this one on; retries when another process takes it in between. */
export async function startFrom(port: number, options: Omit<LocalStripeOptions, 'port'>): Promise<LocalStripe> {
  const free = await freePortFrom(port)
  try {
    return await createLocalStripe({ ...options, port: free })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return startFrom(free + 1, options)
  }
}
