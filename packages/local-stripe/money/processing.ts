import { newId } from '../identifiers'
import type { IntentBody } from './bodies'
import { charge } from './confirm'
import { type Intent, isConfirmable, keepIntent, requireIntentToChange } from './intent'
import { requireCard } from './test-cards'
import { type Till, tell } from './till'

export const processed = ['succeeded', 'failed'] as const

/** The client is done and the bank has not answered yet. Returns null when the payment is no longer payable. */
export async function beginProcessing(till: Till, { body, card }: Intent): Promise<IntentBody | null> {
  if (!isConfirmable(body)) return null
  const payment_method = body.payment_method ?? newId('pm_')
  const cleared = { payment_method, next_action: null, last_payment_error: null }
  const waiting = await keepIntent(till, { ...body, ...cleared, status: 'processing' }, card?.name ?? null)
  await tell(till, 'payment_intent.processing', waiting)
  return waiting
}

/** Ends like a paying or a declined card. Returns null when the payment is not processing. */
export async function endProcessing(
  till: Till,
  { body }: Intent,
  outcome: (typeof processed)[number],
): Promise<IntentBody | null> {
  if (body.status !== 'processing') return null
  await charge(till, body, requireCard(outcome === 'succeeded' ? 'pm_card_visa' : 'pm_card_chargeDeclined'))
  return (await requireIntentToChange(till, body.id)).body
}
