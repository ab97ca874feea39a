import { createHmac } from 'node:crypto'

/** As Stripe signs webhook events, so that its libraries verify ours: https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}
