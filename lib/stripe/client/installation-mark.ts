import type Stripe from 'stripe'
import type { InstallationMark } from '@/lib/payouts/installation/installation'
import { markIn } from './answer-shapes'

/** Metadata on everything an installation makes: https://docs.stripe.com/api/metadata */
export function marksOf(installation: InstallationMark): { installation?: string } {
  return installation === null ? {} : { installation }
}

export function markOf(metadata: Stripe.Metadata | null | undefined): InstallationMark {
  return markIn(metadata, 'installation')
}

/** Installations of one platform share Stripe's idempotency keys. Without a mark, the key is that of older builds. */
export function keyOf(installation: InstallationMark, key: string): string {
  return installation === null ? key : `${installation}:${key}`
}
