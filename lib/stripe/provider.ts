import type Stripe from 'stripe'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Deadline } from '@/lib/payouts/ports/ports'
import type { Away, Provider } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { findMarked } from './accounts/find-marked'
import { dashboardLink, onboardingLink } from './accounts/links'
import { list } from './accounts/list-accounts'
import { openAccount } from './accounts/open-account'
import { read } from './accounts/read-account'
import { createClient, repeatOnce } from './client/client'
import { away, ProviderAwayError, requireObject } from './client/failures'
import { createWithin } from './client/within'
import { cancelPayment } from './payments/cancel-payment'
import { readClientSecret } from './payments/client-secret'
import { createPayment } from './payments/create-payment'
import { findPayment } from './payments/find-payment'
import { listMoved } from './payments/list-movements'
import { listPayments } from './payments/list-payments'
import { readPayment } from './payments/read-payment'
import { readBalance, refundPayment } from './payments/refund-payment'

/** Remembers which platform the key speaks for, so that a page can be shown while Stripe is away. */
export interface PlatformStore {
  find(): Promise<Platform | null>
  remember(platform: Platform): Promise<void>
}

export interface ProviderOptions {
  secretKey: string
  apiBase?: string
  platform: PlatformStore
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

  async function askPlatform(deadline?: Deadline): Promise<Platform> {
    const remembered = await memory.find()
    if (remembered !== null) return remembered
    const platform = { accountId: await askWhoseKey(deadline), live: isLive(secretKey) }
    await memory.remember(platform)
    return platform
  }

  async function askWhoseKey(deadline?: Deadline): Promise<AccountId> {
    const answer = deadline === undefined ? await whoseKey(createClient(options)) : await within(deadline, whoseKey)
    if (answer.kind === 'ours') return answer.accountId
    throw new ProviderAwayError('Stripe could not be asked whose key this is', { cause: answer.cause })
  }

  return {
    async platform(deadline) {
      known ??= await askPlatform(deadline)
      return known
    },
    openAccount: (order, deadline) => within(deadline, (stripe) => openAccount(stripe, order)),
    findMarked: (coachId, since, after, deadline) =>
      within(deadline, (stripe) => findMarked(stripe, coachId, since, after)),
    onboardingLink: (accountId, deadline) => within(deadline, (stripe) => onboardingLink(stripe, accountId, options)),
    dashboardLink: (accountId, deadline) => within(deadline, (stripe) => dashboardLink(stripe, accountId)),
    read: (accountId, deadline) => within(deadline, (stripe) => read(stripe, accountId)),
    list: (query, deadline) => within(deadline, (stripe) => list(stripe, query)),
    createPayment: (order, deadline) => within(deadline, (stripe) => createPayment(stripe, order)),
    cancelPayment: (paymentId, deadline) => within(deadline, (stripe) => cancelPayment(stripe, paymentId)),
    refundPayment: (order, deadline) => within(deadline, (stripe) => refundPayment(stripe, order)),
    readBalance: (accountId, currency, deadline) =>
      within(deadline, (stripe) => readBalance(stripe, accountId, currency)),
    readPayment: (payment, deadline, turn) => within(deadline, (stripe) => readPayment(stripe, payment, turn)),
    clientSecret: (paymentId, deadline) => within(deadline, (stripe) => readClientSecret(stripe, paymentId)),
    listPayments: (page, deadline) => within(deadline, (stripe) => listPayments(stripe, page)),
    findPayment: (query, deadline) => within(deadline, (stripe) => findPayment(stripe, query)),
    listMoved: (page, deadline) => within(deadline, (stripe) => listMoved(stripe, page)),
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
