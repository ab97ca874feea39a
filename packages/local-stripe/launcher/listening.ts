import { freePortFrom } from '../processes/ports'
import { createLocalStripe, type LocalStripe, type LocalStripeOptions } from '../server'

/** Starts the server at the first free port from that one on; somebody may take one between the look and the start. */
export async function startFrom(port: number, options: Omit<LocalStripeOptions, 'port'>): Promise<LocalStripe> {
  const free = await freePortFrom(port)
  try {
    return await createLocalStripe({ ...options, port: free })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return startFrom(free + 1, options)
  }
}
