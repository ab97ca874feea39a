import type Stripe from 'stripe'
import type { AccountOrder } from '@/lib/payouts/ports/provider'

type Prefilled = Pick<Stripe.AccountCreateParams, 'business_type' | 'business_profile' | 'company' | 'individual'>

/** Before the first link only: https://docs.stripe.com/connect/express-accounts#prefill-account-information */
export function prefillOf({ prefill, email }: Pick<AccountOrder, 'prefill' | 'email'>): Prefilled {
  const { businessType, firstName, lastName, phone, website, lineOfWork, description } = prefill
  const business_profile = told({
    mcc: lineOfWork,
    product_description: description,
    support_email: prefill.supportEmail,
    support_phone: prefill.supportPhone,
    support_url: prefill.supportWebsite,
    url: website,
  })
  const profile = Object.keys(business_profile).length === 0 ? {} : { business_profile }
  if (businessType === undefined) return profile
  if (businessType === 'individual')
    return {
      ...profile,
      business_type: 'individual',
      individual: { email, ...told({ first_name: firstName, last_name: lastName, phone }) },
    }
  const company = phone === undefined ? {} : { company: { phone } }
  return { ...profile, business_type: businessType === 'company' ? 'company' : 'non_profit', ...company }
}

/** Leaves out what is not known, so that a repetition sends exactly the same. */
function told(facts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]])))
}

/** The prefilled parameter that Stripe refused; null when it was another, or none. */
export function prefillParam({ param }: Stripe.errors.StripeError): string | null {
  return param !== undefined && /^(business_profile|business_type|company|individual)\b/.test(param) ? param : null
}
