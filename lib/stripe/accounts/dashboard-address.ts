import { isLive } from './platform'

/** Staff's page of a connected account: https://docs.stripe.com/connect/dashboard, or the local Stripe's. */
export function accountDashboardUrl(
  accountId: string,
  { secretKey, apiBase }: { secretKey: string; apiBase?: string },
): string {
  if (apiBase !== undefined) return new URL(`/control/accounts/${accountId}`, apiBase).href
  return `https://dashboard.stripe.com/${isLive(secretKey) ? '' : 'test/'}connect/accounts/${accountId}`
}
