import { isLive } from '../accounts/platform'

/** Staff's page of a payment: https://docs.stripe.com/dashboard/basics, or the local Stripe's. */
export function paymentDashboardUrl(
  paymentId: string,
  { secretKey, apiBase }: { secretKey: string; apiBase?: string },
): string {
  if (apiBase !== undefined) return new URL(`/control/payments/${paymentId}`, apiBase).href
  return `https://dashboard.stripe.com/${isLive(secretKey) ? '' : 'test/'}payments/${paymentId}`
}
