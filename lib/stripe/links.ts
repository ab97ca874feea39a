import type Stripe from 'stripe'
import type { LinkAnswer, LinkRefusal } from '@/lib/payouts/doors'
import type { AccountId } from '@/lib/payouts/ids'
import { away, isNoAccess, refusalOf } from './failures'

export interface LinkAddresses {
  /** Where Stripe sends the coach who left the form, finished or not. */
  returnUrl: string
  /** Where Stripe sends a coach whose link was used or expired. */
  refreshUrl: string
}

/** A single-use link that lives a few minutes: https://docs.stripe.com/api/account_links */
export async function onboardingLink(
  stripe: Stripe,
  accountId: AccountId,
  { returnUrl, refreshUrl }: LinkAddresses,
): Promise<LinkAnswer> {
  return linkFrom(() =>
    stripe.accountLinks.create({
      account: accountId,
      type: 'account_onboarding',
      return_url: returnUrl,
      refresh_url: refreshUrl,
    }),
  )
}

/** A single-use link to the Express Dashboard: https://docs.stripe.com/api/accounts/login_link */
export async function dashboardLink(stripe: Stripe, accountId: AccountId): Promise<LinkAnswer> {
  return linkFrom(() => stripe.accounts.createLoginLink(accountId))
}

async function linkFrom(mint: () => Promise<{ url: string }>): Promise<LinkAnswer> {
  try {
    const { url } = await mint()
    return { kind: 'link', url }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) return away(error)
    return { kind: 'refused', reason: reasonOf(refusal), code: refusal.code ?? refusal.rawType ?? 'none' }
  }
}

function reasonOf(error: Stripe.errors.StripeError): LinkRefusal {
  if (isNoAccess(error)) return 'no-access'
  if (/has not completed onboarding/.test(error.message)) return 'not-submitted'
  if (/signed up for Connect|platform-profile/.test(error.message)) return 'platform-not-ready'
  return 'other'
}
