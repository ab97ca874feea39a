import { newCoach } from './coach'
import type { Started } from './start'

export const returnUrl = 'http://localhost:3999/return'
export const refreshUrl = 'http://localhost:3999/refresh'

/** The SDK methods used here. A test passes its own SDK, so this room does not import it. */
interface Sdk {
  accounts: {
    create(params: { type: 'express'; country: string; capabilities: typeof capabilities }): Promise<{ id: string }>
    retrieve(id: string): Promise<unknown>
  }
  accountLinks: { create(params: typeof onboarding & LinkOptions & { account: string }): Promise<unknown> }
}

interface LinkOptions {
  collection_options?: { fields: 'currently_due' | 'eventually_due' }
}

const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
const onboarding = { type: 'account_onboarding' as const, return_url: returnUrl, refresh_url: refreshUrl }

type Retrieved<Stripe extends Sdk> = Awaited<ReturnType<Stripe['accounts']['retrieve']>>
type AccountLink<Stripe extends Sdk> = Awaited<ReturnType<Stripe['accountLinks']['create']>>

/** A new Express account with both capabilities, and its onboarding link. */
export async function openAccount<Stripe extends Sdk>(stripe: Stripe, country: string) {
  const { id } = await stripe.accounts.create({ type: 'express', country, capabilities })
  return {
    id,
    link: async (options: LinkOptions = {}) =>
      (await stripe.accountLinks.create({ account: id, ...onboarding, ...options })) as AccountLink<Stripe>,
    retrieve: async () => (await stripe.accounts.retrieve(id)) as Retrieved<Stripe>,
  }
}

/** The same, with a coach at the first step of its hosted pages. */
export async function beginOnboarding<Stripe extends Sdk>(local: Started, stripe: Stripe, country: string) {
  const account = await openAccount(stripe, country)
  const { url } = (await account.link()) as { url: string }
  const coach = newCoach(local.url())
  await coach.open(url)
  return { ...account, url, coach }
}
