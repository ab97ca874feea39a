import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header over a body: a `v1` for each secret in use, and the `v0` that test mode adds and nobody
 * should trust, docs.stripe.com/webhooks#verify-manually.
 * @param at unix seconds in real time, since receivers compare it with their own clock
 */
export function signatureHeader(body: string, secrets: string[], at: number): string {
  const signatures = secrets.map((secret) => `v1=${hmac(secret, `${at}.${body}`)}`)
  return [`t=${at}`, ...signatures, `v0=${hmac('nobody knows this', `${at}.${body}`)}`].join(',')
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}
