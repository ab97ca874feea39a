import { refusal } from '../errors'
import type { IntentBody, IntentStatus } from './bodies'
import type { PlatformTransaction } from './platform-transaction'
import type { TestCard } from './test-cards'
import { requireCard } from './test-cards'

export interface Intent {
  body: IntentBody
  card: { name: string; card: TestCard } | null
}

/** Locks the intent until the transaction ends. */
export async function requireIntentToChange(
  { tx, platform }: Pick<PlatformTransaction, 'tx' | 'platform'>,
  id: string,
) {
  const { rows } = await tx.query<{ body: IntentBody; card: string | null }>(
    'SELECT body, card FROM payment_intent WHERE id = $1 AND platform = $2 FOR UPDATE',
    [id, platform.id],
  )
  const row = rows[0]
  if (row === undefined) throw noSuchIntent(id)
  return { body: row.body, card: row.card === null ? null : requireCard(row.card) } satisfies Intent
}

export function noSuchIntent(id: string) {
  return refusal('no such object', { kind: 'payment_intent', id, param: 'intent' })
}

export async function keepIntent(
  { tx }: Pick<PlatformTransaction, 'tx'>,
  body: IntentBody,
  card: string | null,
): Promise<IntentBody> {
  await tx.query('UPDATE payment_intent SET body = $2, card = $3 WHERE id = $1', [body.id, JSON.stringify(body), card])
  return body
}

const confirmable: IntentStatus[] = ['requires_payment_method', 'requires_confirmation', 'requires_action']
const cancellable: IntentStatus[] = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
]

export function isConfirmable({ status }: IntentBody): boolean {
  return confirmable.includes(status)
}

export function refuseConfirming(body: IntentBody): void {
  const { status } = body
  if (isConfirmable(body)) return
  if (status === 'succeeded') throw refusal('already paid', {}, undefined, { payment_intent: body })
  const values = { status, statuses: confirmable.join(', ') }
  throw refusal('not to be confirmed', values, undefined, { payment_intent: body })
}

/** @param param what of it is to change */
export function refuseUpdating(body: IntentBody, param: string): void {
  if (isConfirmable(body)) return
  const values = { param, status: body.status, statuses: confirmable.join(', ') }
  throw refusal('not to be updated', values, undefined, { payment_intent: body })
}

export function refuseCapturing(body: IntentBody): void {
  if (body.status === 'requires_capture') return
  throw refusal('not to be captured', { status: body.status }, undefined, { payment_intent: body })
}

export function refuseCancelling(body: IntentBody): void {
  const { status } = body
  if (cancellable.includes(status)) return
  const values = { status, statuses: cancellable.join(', ') }
  throw refusal('not to be cancelled', values, undefined, { payment_intent: body })
}
