import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header over a body, docs.stripe.com/webhooks#verify-manually.
 * @param at unix seconds in real time, since receivers compare it with their own clock
 */
export function signatureHeader(body: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return `t=${at},v1=${signature}`
}
