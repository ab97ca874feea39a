import type { Log } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { Platform } from './account'

type Asked = Pick<Provider, 'platform'>

/** The provider could not be asked whose key is in use, and nobody has asked before. */
export class ProviderAwayError extends Error {
  override name = 'ProviderAwayError'
}

/** For what nobody can answer without knowing it: throws ProviderAwayError then. */
export async function getPlatform(provider: Asked): Promise<Platform> {
  const answer = await provider.platform()
  if (answer.kind === 'platform') return answer.platform
  throw new ProviderAwayError('nobody can say whose key is in use', { cause: answer.cause })
}

/** null: nobody could say yet whose key is in use. */
export async function findPlatform({ provider, log }: { provider: Asked; log: Log }): Promise<Platform | null> {
  const answer = await provider.platform()
  if (answer.kind === 'platform') return answer.platform
  log.warn('nobody can say whose key is in use', { failure: answer.failure, cause: answer.cause })
  return null
}
