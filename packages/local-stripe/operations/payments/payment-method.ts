import { refusal } from '../../errors'
import type { IntentBody } from '../../money/bodies'
import { requireCard } from '../../money/test-cards'

/** The test card behind a payment method; null when none was given. */
export function methodOf(name: string | undefined) {
  return name === undefined ? null : requireCard(name)
}

/** Payment methods with redirects need a return address. */
export function refuseMissingAddress({ automatic_payment_methods: automatic }: IntentBody, address?: string): void {
  if (address === undefined && automatic?.allow_redirects !== 'never') throw refusal('no return address')
}
