import type Stripe from 'stripe'
import type { LinkAnswer } from '@/lib/payouts/ports/provider'
import type { LinkRefusal } from '@/lib/payouts/vocabulary/accounts/set-up-refusal'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { readAddress } from '../client/answer-shapes'
import { away, codeOf, isNoAccess, isPlatformNotReady, refusalOf, requireObject, sentenceOf } from '../client/failures'

export interface LinkAddresses {
  /** Where Stripe sends a coach who leaves the form, finished or not. */
  returnUrl: string
  /** Where Stripe sends a coach whose link was used or expired. */
  refreshUrl: string
}

/** Single use, valid for minutes: https://docs.stripe.com/api/account_links */
export async function onboardingLink(
  stripe: Stripe,
  accountId: AccountId,
  { returnUrl, refreshUrl }: LinkAddresses,
): Promise<LinkAnswer> {
  return linkFrom(async () => {
    const link = await stripe.accountLinks.create({
      account: accountId,
      type: 'account_onboarding',
      return_url: returnUrl,
      refresh_url: refreshUrl,
    })
    return requireObject(link, 'account_link')
  })
}

/** Single use, to the Express Dashboard: https://docs.stripe.com/api/accounts/login_link */
export async function dashboardLink(stripe: Stripe, accountId: AccountId): Promise<LinkAnswer> {
  return linkFrom(async () => requireObject(await stripe.accounts.createLoginLink(accountId), 'login_link'))
}

async function linkFrom(mint: () => Promise<{ url: string }>): Promise<LinkAnswer> {
  try {
    const { url } = await mint()
    return { kind: 'link', url: readAddress(url) }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) return away(error)
    return { kind: 'refused', reason: reasonOf(refusal), code: codeOf(refusal), sentence: sentenceOf(refusal) }
  }
}

/** Stripe documents no code for a rejected account, so it is `other`. */
function reasonOf(error: Stripe.errors.StripeError): LinkRefusal {
  if (isNoAccess(error)) return 'no-access'
  if (/has not completed onboarding/.test(error.message)) return 'not-submitted'
  if (isPlatformNotReady(error)) return 'platform-not-ready'
  return 'other'
}
