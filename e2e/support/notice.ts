import { randomBytes } from 'node:crypto'
import Stripe from 'stripe'

/** A message to the webhook as Stripe writes it: https://docs.stripe.com/api/events/object */
export interface Message {
  id: string
  object: string
  type: string
  livemode: boolean
  account?: string
  data: { object: { id: string; object: string; account?: string } }
  [field: string]: unknown
}

export function newAccountId(): string {
  return `acct_${randomBytes(8).toString('hex')}`
}

export function accountUpdated(account = newAccountId()): Message {
  return message('account.updated', account, { id: account, object: 'account' })
}

export function capabilityUpdated(account = newAccountId()): Message {
  return message('capability.updated', account, { id: 'transfers', object: 'capability', account })
}

export function deauthorized(account = newAccountId()): Message {
  return message('account.application.deauthorized', account, { id: 'ca_0', object: 'application' })
}

/** The header as Stripe makes it; `age` in seconds. */
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
