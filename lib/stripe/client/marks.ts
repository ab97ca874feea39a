import type Stripe from 'stripe'
import type { InstallationMark } from '@/lib/payouts/installation/installation'
import { markIn } from './readable'

/** What everything made by one installation carries: https://docs.stripe.com/api/metadata */
export function marksOf(installation: InstallationMark): { installation?: string } {
  return installation === null ? {} : { installation }
}

export function markOf(metadata: Stripe.Metadata | null | undefined): InstallationMark {
  return markIn(metadata, 'installation')
}

/** Installations of one platform share Stripe’s memory of keys; what an older build asked for is known without it. */
export function keyOf(installation: InstallationMark, key: string): string {
  return installation === null ? key : `${installation}:${key}`
}
