import { newId } from '../identifiers'
import type { IntentBody } from './bodies'
import { charge } from './confirm'
import { type Intent, isConfirmable, keepIntent, requireIntentToChange } from './intent'
import { type PlatformTransaction, sendEvent } from './platform-transaction'
import { requireCard } from './test-cards'

export const processed = ['succeeded', 'failed'] as const

/** The client is done and the bank has not answered yet. Returns null when the payment is no longer payable. */
export async function beginProcessing(
  transaction: PlatformTransaction,
  { body, card }: Intent,
): Promise<IntentBody | null> {
  if (!isConfirmable(body)) return null
  const payment_method = body.payment_method ?? newId('pm_')
  const cleared = { payment_method, next_action: null, last_payment_error: null }
  const waiting = await keepIntent(transaction, { ...body, ...cleared, status: 'processing' }, card?.name ?? null)
  await sendEvent(transaction, 'payment_intent.processing', waiting)
  return waiting
}

/** Ends like a paying or a declined card. Returns null when the payment is not processing. */
export async function endProcessing(
  transaction: PlatformTransaction,
  { body }: Intent,
  outcome: (typeof processed)[number],
): Promise<IntentBody | null> {
  if (body.status !== 'processing') return null
  await charge(transaction, body, requireCard(outcome === 'succeeded' ? 'pm_card_visa' : 'pm_card_chargeDeclined'))
  return (await requireIntentToChange(transaction, body.id)).body
}
