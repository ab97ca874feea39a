import { newId } from '../identifiers'
import type { IntentBody } from './bodies'
import { charge } from './confirm'
import { type Intent, isConfirmable, keepIntent, requireIntentToChange } from './intent'
import { requireCard } from './test-cards'
import { type Till, tell } from './till'

/** How a payment under way ends. */
export const processed = ['succeeded', 'failed'] as const

/** Its payer has done all there is to do, and whether the money comes is not known. Null: they cannot pay it any more. */
export async function beginProcessing(till: Till, { body, card }: Intent): Promise<IntentBody | null> {
  if (!isConfirmable(body)) return null
  const payment_method = body.payment_method ?? newId('pm_')
  const cleared = { payment_method, next_action: null, last_payment_error: null }
  const waiting = await keepIntent(till, { ...body, ...cleared, status: 'processing' }, card?.name ?? null)
  await tell(till, 'payment_intent.processing', waiting)
  return waiting
}

/** As a card that pays, or is declined, would end it. Null: it is not under way. */
export async function endProcessing(
  till: Till,
  { body }: Intent,
  outcome: (typeof processed)[number],
): Promise<IntentBody | null> {
  if (body.status !== 'processing') return null
  await charge(till, body, requireCard(outcome === 'succeeded' ? 'pm_card_visa' : 'pm_card_chargeDeclined'))
  return (await requireIntentToChange(till, body.id)).body
}
