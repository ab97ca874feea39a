import type Stripe from 'stripe'
import type { Platform } from '@/lib/payouts/account'
import type { Patience } from '@/lib/payouts/doors'
import type { AccountId } from '@/lib/payouts/ids'
import type { Away, Provider } from '@/lib/payouts/provider'
import { cancelPayment } from './cancel-payment'
import { createClient, repeatOnce } from './client'
import { readClientSecret } from './client-secret'
import { collect } from './collect'
import { away, ProviderAwayError, requireObject } from './failures'
import { findMarked } from './find-marked'
import { giveMoneyBack, readBalance } from './give-money-back'
import { dashboardLink, onboardingLink } from './links'
import { list } from './list'
import { listMoved } from './moved-list'
import { openAccount } from './open-account'
import { findPayment } from './payment'
import { listPayments } from './payment-list'
import { readPayment } from './payment-reading'
import { read } from './read'
import { createWithin } from './within'

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
  const within = createWithin(options)
  const { platform: memory, secretKey } = options
  let known: Platform | undefined

  async function askPlatform(patience?: Patience): Promise<Platform> {
    const remembered = await memory.find()
    if (remembered !== null) return remembered
    const platform = { accountId: await askWhoseKey(patience), live: isLive(secretKey) }
    await memory.remember(platform)
    return platform
  }

  async function askWhoseKey(patience?: Patience): Promise<AccountId> {
    const answer = patience === undefined ? await whoseKey(createClient(options)) : await within(patience, whoseKey)
    if (answer.kind === 'ours') return answer.accountId
    throw new ProviderAwayError('Stripe could not be asked whose key this is', { cause: answer.cause })
  }

  return {
    async platform(patience) {
      known ??= await askPlatform(patience)
      return known
    },
    openAccount: (order, patience) => within(patience, (stripe) => openAccount(stripe, order)),
    findMarked: (coachId, since, after, patience) =>
      within(patience, (stripe) => findMarked(stripe, coachId, since, after)),
    onboardingLink: (accountId, patience) => within(patience, (stripe) => onboardingLink(stripe, accountId, options)),
    dashboardLink: (accountId, patience) => within(patience, (stripe) => dashboardLink(stripe, accountId)),
    read: (accountId, patience) => within(patience, (stripe) => read(stripe, accountId)),
    list: (query, patience) => within(patience, (stripe) => list(stripe, query)),
    collect: (order, patience) => within(patience, (stripe) => collect(stripe, order)),
    cancelPayment: (paymentId, patience) => within(patience, (stripe) => cancelPayment(stripe, paymentId)),
    giveMoneyBack: (order, patience) => within(patience, (stripe) => giveMoneyBack(stripe, order)),
    readBalance: (accountId, currency, patience) =>
      within(patience, (stripe) => readBalance(stripe, accountId, currency)),
    readPayment: (payment, patience, turn) => within(patience, (stripe) => readPayment(stripe, payment, turn)),
    clientSecret: (paymentId, patience) => within(patience, (stripe) => readClientSecret(stripe, paymentId)),
    listPayments: (page, patience) => within(patience, (stripe) => listPayments(stripe, page)),
    findPayment: (query, patience) => within(patience, (stripe) => findPayment(stripe, query)),
    listMoved: (page, patience) => within(patience, (stripe) => listMoved(stripe, page)),
  }
}

async function whoseKey(stripe: Stripe): Promise<{ kind: 'ours'; accountId: AccountId } | Away> {
  try {
    const account = requireObject(await stripe.accounts.retrieveCurrent({}, repeatOnce), 'account')
    return { kind: 'ours', accountId: account.id as AccountId }
  } catch (error) {
    return away(error)
  }
}

/** Keys say their mode: https://docs.stripe.com/keys */
export const isLive = (secretKey: string) => /^(sk|rk)_live_/.test(secretKey)
