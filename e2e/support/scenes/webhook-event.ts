import { randomBytes } from 'node:crypto'
import Stripe from 'stripe'

/** A webhook message as Stripe writes it: https://docs.stripe.com/api/events/object */
export interface Message {
  id: string
  object: string
  type: string
  livemode: boolean
  account: string
  data: { object: { id: string; object: string; account?: string } }
  [field: string]: unknown
}

export function accountUpdated(change: Partial<Message> = {}): Message {
  const account = change.account ?? newAccountId()
  return { ...message('account.updated', account, { id: account, object: 'account' }), ...change }
}

export function capabilityUpdated(): Message {
  const account = newAccountId()
  return message('capability.updated', account, { id: 'transfers', object: 'capability', account })
}

export function deauthorized(): Message {
  return message('account.application.deauthorized', newAccountId(), { id: 'ca_0', object: 'application' })
}

/** The message's text and headers; `age` of the signature in seconds. */
export function signed(message: object, by: { secret: string; age?: number }) {
  const body = JSON.stringify(message)
  return { headers: { 'stripe-signature': signatureOf(body, by) }, body }
}

/** The signature header as Stripe makes it. */
export function signatureOf(body: string, { secret, age = 0 }: { secret: string; age?: number }): string {
  const timestamp = Math.floor(Date.now() / 1000) - age
  return Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp })
}

function message(type: string, account: string, object: Message['data']['object']): Message {
  return {
    id: `evt_${randomBytes(12).toString('hex')}`,
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: Math.floor(Date.now() / 1000),
    type,
    livemode: false,
    account,
    data: { object },
  }
}

function newAccountId(): string {
  return `acct_${randomBytes(8).toString('hex')}`
}
