import type { Database } from '../store/database'
import { signatureHeader } from './sign'

/** One try to deliver: when, and what came back. */
export interface DeliveryAttempt {
  at: string
  /** Null when no answer came. */
  status: number | null
  error: string | null
}

interface Due {
  id: number
  attempts: DeliveryAttempt[]
  event: Record<string, unknown>
  endpoint: { url: string; api_version: string | null; status: string } | null
  secret: string | null
}

/** Delivers what is due, side by side. Each delivery is leased, so that a process that dies leaves it to the next. */
export async function deliverDue(db: Database, signal: AbortSignal): Promise<void> {
  const { rows } = await db.query<Due>(
    `UPDATE delivery SET next_at = now() + interval '${leaseSeconds} seconds'
     FROM event WHERE event.id = delivery.event_id AND delivery.id IN (
       SELECT id FROM delivery WHERE NOT settled AND next_at <= now() ORDER BY id LIMIT 25 FOR UPDATE SKIP LOCKED)
     RETURNING delivery.id, delivery.attempts, event.body AS event,
       (SELECT body FROM webhook_endpoint WHERE id = delivery.endpoint_id) AS endpoint,
       (SELECT secret FROM webhook_endpoint WHERE id = delivery.endpoint_id) AS secret`,
  )
  await Promise.all(rows.sort((a, b) => a.id - b.id).map((due) => deliver(db, due, signal)))
}

const leaseSeconds = 30
const answerSeconds = 10
const mostAttempts = 16

async function deliver(db: Database, due: Due, signal: AbortSignal): Promise<void> {
  const attempt = await send(due, signal)
  if (signal.aborted) return release(db, due.id)
  const attempts = [...due.attempts, attempt]
  const accepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
  const over = accepted || due.endpoint === null || attempts.length >= mostAttempts
  await db.query(
    `UPDATE delivery SET attempts = $2, settled = $3, next_at = now() + make_interval(secs => $4) WHERE id = $1`,
    [due.id, JSON.stringify(attempts), over, backOffSeconds(attempts.length)],
  )
}

/** Half a second, then twice as long each time, an hour at most. */
export function backOffSeconds(attempts: number): number {
  return Math.min(0.5 * 2 ** (attempts - 1), 3600)
}

async function release(db: Database, id: number): Promise<void> {
  await db.query('UPDATE delivery SET next_at = now() WHERE id = $1', [id])
}

/** Only an answer of the 200s counts; a redirect is not followed and is a failure. */
async function send({ endpoint, secret, event }: Due, ended: AbortSignal): Promise<DeliveryAttempt> {
  const at = new Date().toISOString()
  if (endpoint === null || secret === null) return { at, status: null, error: 'the endpoint was deleted' }
  const body = JSON.stringify({ ...event, api_version: endpoint.api_version ?? event.api_version }, null, 2)
  const header = signatureHeader(body, secret, Math.floor(Date.now() / 1000))
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': header,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([ended, AbortSignal.timeout(answerSeconds * 1000)]),
    })
    await response.body?.cancel()
    return { at, status: response.status, error: null }
  } catch (error) {
    return { at, status: null, error: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message
}
