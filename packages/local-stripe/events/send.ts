import { signatureHeader } from './sign'

/** One delivery attempt: when, and the response. */
export interface DeliveryAttempt {
  at: string
  /** Null without a response. */
  status: number | null
  error: string | null
}

export interface Message {
  event: Record<string, unknown>
  apiVersion: string | null
  url: string
  /** All secrets in use; for a forged event, a wrong one. */
  secrets: string[]
}

const answerSeconds = 10

/** Sends an event once. Only a 2xx counts; a redirect is a failure and is not followed. */
export async function send({ event, apiVersion, url, secrets }: Message, ended: AbortSignal): Promise<DeliveryAttempt> {
  const at = new Date()
  const body = JSON.stringify({ ...event, api_version: apiVersion ?? event.api_version }, null, 2)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signatureHeader(body, secrets, Math.floor(at.getTime() / 1000)),
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([ended, AbortSignal.timeout(answerSeconds * 1000)]),
    })
    await response.body?.cancel()
    return { at: at.toISOString(), status: response.status, error: null }
  } catch (error) {
    return { at: at.toISOString(), status: null, error: reasonOf(error) }
  }
}

export function isAccepted({ status }: DeliveryAttempt): boolean {
  return status !== null && status >= 200 && status < 300
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message
}
