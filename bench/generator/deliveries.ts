import { createHmac, randomBytes } from 'node:crypto'

/** Stand in for a webhook event's id and account. */
export const placeholders = { id: 'evt_placeholder', account: 'acct_placeholder' }

export interface Target {
  port: number
  path: string
  secret: string
}

/** One request for each account, as Stripe sends it, signed now: a signature lasts five minutes. */
export function signDeliveries(
  { port, path, secret }: Target,
  template: string,
  accounts: readonly string[],
): Buffer[] {
  const time = Math.floor(Date.now() / 1000)
  return accounts.map((account) => {
    const id = `evt_${randomBytes(12).toString('hex')}`
    const body = template.replaceAll(placeholders.id, id).replaceAll(placeholders.account, account)
    const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    const head = [
      `POST ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      'Accept: */*; q=0.5, application/xml',
      'Cache-Control: no-cache',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Stripe-Signature: t=${time},v1=${signature}`,
    ]
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
  })
}
