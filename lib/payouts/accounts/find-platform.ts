import type { Deadline, Log } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { Platform } from './account'

/** null: nobody could say yet whose key is in use. */
export async function findPlatform(
  { provider, log }: { provider: Pick<Provider, 'platform'>; log: Log },
  deadline?: Deadline,
): Promise<Platform | null> {
  try {
    return await provider.platform(deadline)
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ProviderAwayError')) throw error
    log.warn('nobody can say whose key is in use', { error })
    return null
  }
}
