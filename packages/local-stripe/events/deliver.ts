import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../context'
import { newId } from '../identifiers'
import type { Database } from '../store/database'
import { type Due, releaseAll, settle, takeDue } from '../store/deliveries'
import { readDeliverySettings } from './delivery-settings'
import { isLocalEndpoint } from './local-endpoint'
import { type DeliveryAttempt, isAccepted, type Message, send } from './send'

export interface Delivering {
  /** Starts no further delivery and aborts running ones. The next start delivers them. */
  stop(): Promise<void>
}

const mostAtOnce = 128
/** A slow endpoint must not delay the others. */
const mostPerEndpoint = 32
const mostTaken = 16
const mostAttempts = 16
const idleMilliseconds = 50

/**
 * Delivers due events in parallel until stopped. It assumes that no other process uses its database: interrupted
 * deliveries become due again.
 */
export function startDelivering({ db, sendsAnywhere }: Pick<Context, 'db' | 'sendsAnywhere'>): Delivering {
  const ended = new AbortController()
  const underWay = new Map<Promise<void>, string>()

  const round = async () => {
    const full = endpointsAt(mostPerEndpoint, [...underWay.values()])
    const room = Math.min(mostTaken, mostAtOnce - underWay.size)
    const due = room > 0 ? await takeDue(db, room, full) : []
    for (const each of due) {
      const work: Promise<void> = deliver(db, each, whyNot(each, sendsAnywhere), ended.signal).finally(() =>
        underWay.delete(work),
      )
      underWay.set(work, each.endpointId)
    }
    if (due.length === 0) await idle(ended.signal)
  }
  const rounds = (async () => {
    await releaseAll(db)
    while (!ended.signal.aborted) {
      await round().catch(async (error) => {
        console.error('local Stripe: delivering events failed', error)
        await idle(ended.signal)
      })
    }
    await Promise.allSettled(underWay.keys())
  })()
  return {
    async stop() {
      ended.abort()
      await rounds
    },
  }
}

async function deliver(db: Database, due: Due, refusal: string | null, ended: AbortSignal): Promise<void> {
  const attempt = refusal === null ? await send(messageOf(due), ended) : unsent(refusal)
  if (ended.aborted && attempt.status === null) return
  const failures = due.attempts.length + 1
  const over = isAccepted(attempt) || refusal !== null || due.isForged || failures >= mostAttempts
  const again = over ? null : backOffMilliseconds(failures, (await readDeliverySettings(db, due.platform)).back_off_ms)
  await settle(db, due.id, attempt, again)
}

/** Doubles after each failure, up to an hour. */
export function backOffMilliseconds(failures: number, first: number): number {
  return Math.min(first * 2 ** (failures - 1), 3_600_000)
}

function whyNot({ endpoint }: Due, sendsAnywhere: boolean): string | null {
  if (endpoint === null) return 'the endpoint was deleted'
  if (endpoint.status !== 'enabled') return 'the endpoint is disabled'
  const isAllowed = sendsAnywhere || isLocalEndpoint(endpoint.url)
  return isAllowed ? null : 'the endpoint is on another machine; LOCAL_STRIPE_SEND_ANYWHERE=1 sends there too'
}

function messageOf({ event, apiVersion, endpoint, secrets, isForged }: Due): Message {
  const url = endpoint?.url ?? ''
  if (!isForged) return { event, apiVersion, url, secrets }
  return { event: { ...event, id: newId('evt_') }, apiVersion, url, secrets: [newId('whsec_', 32)] }
}

function unsent(error: string): DeliveryAttempt {
  return { at: new Date().toISOString(), status: null, error }
}

function endpointsAt(limit: number, underWay: string[]): string[] {
  return [...new Set(underWay)].filter((id) => underWay.filter((each) => each === id).length >= limit)
}

async function idle(signal: AbortSignal): Promise<void> {
  await wait(idleMilliseconds, undefined, { signal }).catch(() => {})
}
