import 'server-only'
import { createAddressLinks } from '@/lib/address-link'
import { env } from '@/lib/env'

/** The address to which we emailed this page's link; null for other links, and for marks that are not ours. */
export function findLinkedAddress(mark: unknown): string | null {
  const { APP_URL, NEXTAUTH_SECRET } = env()
  return createAddressLinks(APP_URL, NEXTAUTH_SECRET).addressIn(mark)
}
