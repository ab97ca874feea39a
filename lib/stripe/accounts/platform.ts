import type Stripe from 'stripe'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Away, PlatformAnswer } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { repeatOnce } from '../client/client'
import { away, requireObject } from '../client/failures'

/** Stores each key's platform, so that pages work while Stripe is away. */
export interface PlatformStore {
  find(): Promise<Platform | null>
  remember(platform: Platform): Promise<void>
}

/** Stored in this process, and in the database for the next one. */
export function createPlatform({ platform: store, secretKey }: { platform: PlatformStore; secretKey: string }) {
  let known: Platform | undefined
  return async (askWhoseKey: () => Promise<OurAccount | Away>): Promise<PlatformAnswer> => {
    known ??= (await store.find()) ?? undefined
    if (known !== undefined) return { kind: 'platform', platform: known }
    const answer = await askWhoseKey()
    if (answer.kind === 'away') return answer
    const platform = { accountId: answer.accountId, live: isLive(secretKey) }
    await store.remember(platform)
    known = platform
    return { kind: 'platform', platform }
  }
}

interface OurAccount {
  kind: 'ours'
  accountId: AccountId
}

export async function whoseKey(stripe: Stripe): Promise<OurAccount | Away> {
  try {
    const account = requireObject(await stripe.accounts.retrieveCurrent({}, repeatOnce), 'account')
    return { kind: 'ours', accountId: account.id as AccountId }
  } catch (error) {
    return away(error)
  }
}

/** https://docs.stripe.com/keys */
export const isLive = (secretKey: string) => /^(sk|rk)_live_/.test(secretKey)
