import { request as requestOpen } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import type { AlertWebhook } from '@/lib/payouts/alerts/alert-post'
import type { AlertPlace } from '@/lib/payouts/alerts/place'
import { staffLocale } from '@/lib/words/locale'
import { region, speak } from '@/lib/words/speak'
import { toPayload } from './payload'
import { isPublic, lookUpPublic } from './public-address'
import { signatureOf } from './signature'

export interface AlertWebhookOptions {
  url: string
  secret: string
  /** A page of ours, without anybody's address. */
  placeUrl(place: AlertPlace): string
  providerWords: object
  deadlineMilliseconds: number
}

/** One POST a message, signed. Follows no redirect, and reaches only public addresses or this machine. */
export function createAlertWebhook(options: AlertWebhookOptions): AlertWebhook {
  const { secret, placeUrl, providerWords } = options
  return {
    async send({ id, now, summary }) {
      const speech = speak(providerWords, now, region.timeZone, staffLocale)
      const body = JSON.stringify(toPayload(id, summary, placeUrl(summary.place), speech))
      const status = await post(options, body, {
        'content-type': 'application/json',
        'greenlight-delivery': id,
        'greenlight-signature': signatureOf(body, secret, now),
      })
      if (status < 200 || status > 299) throw new Error(`the alert webhook answered ${status} to ${id}`)
    },
  }
}

/** The address may hold a secret, so no error names it. */
function post({ url, deadlineMilliseconds }: AlertWebhookOptions, body: string, headers: Record<string, string>) {
  const { hostname, protocol } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const isHere = ['127.0.0.1', 'localhost', '::1'].includes(host)
  const signal = AbortSignal.timeout(deadlineMilliseconds)
  const ways = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal }
  return new Promise<number>((resolve, reject) => {
    if (!isHere && isIP(host) !== 0 && !isPublic(host)) return reject(toError({ code: 'EPRIVATE' }))
    const open = protocol === 'https:' ? requestSecure : requestOpen
    const request = open(url, isHere ? ways : { ...ways, lookup: lookUpPublic }, (response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    request.on('error', (error) => reject(toError(error)))
    request.end(body)
  })
}

function toError(error: object): Error {
  const { code } = error as { code?: unknown }
  return new Error(`the alert webhook did not answer: ${String(code ?? 'no code')}`)
}
