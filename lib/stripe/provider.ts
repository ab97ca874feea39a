import type { Platform } from '@/lib/payouts/account'
import type { AccountId } from '@/lib/payouts/ids'
import type { Provider } from '@/lib/payouts/provider'
import { createClient, repeatOnce } from './client'
import { collect } from './collect'
import { ProviderAwayError, requireObject } from './failures'
import { findMarked } from './find-marked'
import { dashboardLink, onboardingLink } from './links'
import { list } from './list'
import { openAccount } from './open-account'
import { read } from './read'

/** Remembers which platform the key speaks for, so that a page can be shown while Stripe is away. */
export interface PlatformMemory {
  find(): Promise<Platform | null>
  remember(platform: Platform): Promise<void>
}

export interface ProviderOptions {
  secretKey: string
  apiBase?: string
  platform: PlatformMemory
  returnUrl: string
  refreshUrl: string
  /** How long one request may take, in milliseconds. */
  timeout?: number
}

/** The domain's provider, on Stripe. `platform()` throws ProviderAwayError while nobody knows whose key it is. */
export function createProvider(options: ProviderOptions): Provider {
  const stripe = createClient(options)
  const { platform: memory, secretKey } = options
  let known: Platform | undefined

  async function askPlatform(): Promise<Platform> {
    const remembered = await memory.find()
    if (remembered !== null) return remembered
    const platform = { accountId: await askWhoseKey(), live: isLive(secretKey) }
    await memory.remember(platform)
    return platform
  }

  async function askWhoseKey(): Promise<AccountId> {
    try {
      return requireObject(await stripe.accounts.retrieveCurrent({}, repeatOnce), 'account').id as AccountId
    } catch (cause) {
      throw new ProviderAwayError('Stripe could not be asked whose key this is', { cause })
    }
  }

  return {
    async platform() {
      known ??= await askPlatform()
      return known
    },
    openAccount: (order) => openAccount(stripe, order),
    findMarked: (coachId, since) => findMarked(stripe, coachId, since),
    onboardingLink: (accountId) => onboardingLink(stripe, accountId, options),
    dashboardLink: (accountId) => dashboardLink(stripe, accountId),
    read: (accountId) => read(stripe, accountId),
    list: (query) => list(stripe, query),
    collect: (order) => collect(stripe, order),
  }
}

/** Keys say their mode: https://docs.stripe.com/keys */
export const isLive = (secretKey: string) => /^(sk|rk)_live_/.test(secretKey)
