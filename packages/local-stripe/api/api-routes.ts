import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Handler, Hono } from 'hono'
import type { Context } from '../context'
import { apiVersion } from '../events/write-event'
import { newId } from '../identifiers'
import { answerRequest, type Exchange } from './answer-request'
import type { Faults } from './faults/faults'
import type { Answer } from './idempotency'
import type { RequestLog } from './request-log'

type Env = { Bindings: HttpBindings }

/** All requests below `/v1` and `/v2`: answers in Stripe's shape, applies faults and reports to `onExchange`. */
export function apiRoutes(
  context: Context,
  log: RequestLog,
  faults: Faults,
  onExchange?: (exchange: Exchange) => void,
): Hono<Env> {
  const routes = new Hono<Env>()
  const answer: Handler<Env> = async (c) => {
    const url = new URL(c.req.url)
    const text = c.req.method === 'POST' ? await c.req.text() : url.search.slice(1)
    const requestId = newId('req_', 14)
    const { exchange, end, replayOf } = await answerRequest(context, log, faults, {
      id: requestId,
      method: c.req.method,
      path: url.pathname,
      text,
      header: (name) => c.req.header(name),
    })
    if (end !== 'answer') {
      breakOff(c.env, end)
      return RESPONSE_ALREADY_SENT
    }
    onExchange?.(exchange)
    return toResponse(exchange.answer, requestId, c.req.header(), replayOf)
  }
  routes.all('/v1/*', answer)
  routes.all('/v2/*', answer)
  return routes
}

function toResponse(
  { status, body, headers: more }: Answer,
  requestId: string,
  asked: Record<string, string>,
  replayOf: string | null,
) {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'request-id': requestId,
    'stripe-version': apiVersion,
    ...more,
  }
  for (const echoed of ['idempotency-key', 'stripe-account']) if (asked[echoed]) headers[echoed] = asked[echoed]
  if (replayOf !== null) Object.assign(headers, { 'idempotent-replayed': 'true', 'original-request': replayOf })
  return new Response(JSON.stringify(body, null, 2), { status, headers })
}

/** A timeout holds the connection open without an answer; a cut drops it at once. */
function breakOff({ incoming }: HttpBindings, end: 'timeout' | 'cut'): void {
  const { socket } = incoming
  if (end === 'cut') socket?.destroy()
  else setTimeout(() => socket?.destroy(), longestSilence).unref()
}

const longestSilence = 120_000
