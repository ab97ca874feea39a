import type { Platform } from './account'
import type { Log, Patience } from './doors'
import type { Provider } from './provider'

/** null: nobody could say yet whose key is in use. */
export async function findPlatform(
  { provider, log }: { provider: Pick<Provider, 'platform'>; log: Log },
  patience?: Patience,
): Promise<Platform | null> {
  try {
    return await provider.platform(patience)
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ProviderAwayError')) throw error
    log.warn('nobody can say whose key is in use', { error })
    return null
  }
}
