import type { Log } from '../ports/ports'
import type { Provider } from '../ports/provider'
import type { Platform } from './account'

type Asked = Pick<Provider, 'platform'>

/** The provider did not say whose key is in use, and nothing is stored. */
export class ProviderAwayError extends Error {
  override name = 'ProviderAwayError'
}

/** Throws ProviderAwayError while it is unknown. */
export async function getPlatform(provider: Asked): Promise<Platform> {
  const answer = await provider.platform()
  if (answer.kind === 'platform') return answer.platform
  throw new ProviderAwayError('the key’s platform is unknown', { cause: answer.cause })
}

/** null while the key's platform is unknown. */
export async function findPlatform({ provider, log }: { provider: Asked; log: Log }): Promise<Platform | null> {
  const answer = await provider.platform()
  if (answer.kind === 'platform') return answer.platform
  log.warn('the key’s platform is unknown', { failure: answer.failure, cause: answer.cause })
  return null
}
