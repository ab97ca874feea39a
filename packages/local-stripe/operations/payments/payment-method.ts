import { refusal } from '../../errors'
import type { IntentBody } from '../../money/bodies'
import { requireCard } from '../../money/test-cards'

/** The test card behind a payment method; null: none was named. */
export function methodOf(name: string | undefined) {
  return name === undefined ? null : requireCard(name)
}

/** Where the payer may be led elsewhere, it has to be said where they come back to. */
export function refuseMissingAddress({ automatic_payment_methods: automatic }: IntentBody, address?: string): void {
  if (address === undefined && automatic?.allow_redirects !== 'never') throw refusal('no return address')
}
