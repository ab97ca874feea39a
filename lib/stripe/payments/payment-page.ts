import { isLive } from '../accounts/platform'

/** Where staff see a payment at Stripe, https://docs.stripe.com/dashboard/basics; a local Stripe has a page of its own. */
export function paymentPage(
  paymentId: string,
  { secretKey, apiBase }: { secretKey: string; apiBase?: string },
): string {
  if (apiBase !== undefined) return new URL(`/control/payments/${paymentId}`, apiBase).href
  return `https://dashboard.stripe.com/${isLive(secretKey) ? '' : 'test/'}payments/${paymentId}`
}
