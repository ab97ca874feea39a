import Stripe from 'stripe'
import { z } from 'zod'
import type { WebhookEvent, WebhookEventKind } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { repeatsKey } from '@/lib/repeated-keys'

export type IgnoredReason = 'thin' | 'type' | 'mode' | 'no-account' | 'account-mismatch'

/**
 * What a message to the webhook turned out to be. Only a forged one was not signed by Stripe. `lateSeconds` lie between
 * its signing and our now, and are below zero when our clock is behind; every delivery is signed as it is sent.
 */
export type Verdict = { kind: 'forged' } | (({ kind: 'too-old' } | Judgement) & { lateSeconds: number })

type Judgement =
  /** What was signed cannot be read, or could be read in two ways: it may have been for us, so it is not acknowledged. */
  | { kind: 'unreadable' }
  /** `alarming`: Stripe would not send it; somebody should look. */
  | { kind: 'ignored'; reason: IgnoredReason; alarming: boolean }
  | { kind: 'notice'; event: WebhookEvent }

export type WebhookVerifier = (raw: Uint8Array, signature: string | null, now?: Date) => Verdict

const kinds = new Map<string, WebhookEventKind>([
  ['account.updated', 'account'],
  ['capability.updated', 'capability'],
  // Heard only where an operator registered it.
  ['account.application.deauthorized', 'deauthorized'],
])

const identifier = z.string().regex(/^\w{1,255}$/)

const event = z.object({ object: z.literal('event'), type: z.string() })

/** The few fields that are read; the rest of a payload is never looked at. */
const envelope = event.extend({
  id: identifier,
  livemode: z.boolean(),
  account: identifier.nullish(),
  data: z.object({ object: z.object({ id: z.unknown().optional(), account: z.unknown().optional() }) }),
})

/** Older signatures are refused: https://docs.stripe.com/webhooks#replay-attacks */
const oldestSeconds = 300

/**
 * Verifies messages against every secret in use, over the bytes as they came, before anything is parsed. One signed in
 * our future is believed, as the SDK does: it can have been signed by nobody else, and to hear it only makes us ask.
 */
export function createWebhookVerifier({
  secrets,
  live,
}: {
  secrets: readonly string[]
  live: boolean
}): WebhookVerifier {
  return (raw, signature, now = new Date()) => {
    const signedAt = signature === null ? null : timeOf(signature)
    const text = decode(raw)
    if (text === null || signature === null || signedAt === null) return { kind: 'forged' }
    if (!secrets.some((secret) => isSigned(text, signature, secret))) return { kind: 'forged' }
    const lateSeconds = Math.floor(now.getTime() / 1000) - signedAt
    return { ...(lateSeconds > oldestSeconds ? { kind: 'too-old' } : judge(text, live)), lateSeconds }
  }
}

/**
 * The one text that is these bytes, a byte order mark included: the SDK by itself verifies what is left once that is
 * taken away and broken characters are replaced, so that other bytes than were signed would fit. null: there is none.
 */
function decode(raw: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return null
  }
}

/**
 * One time to go by and a signature; whatever else Stripe may add is passed over.
 * https://docs.stripe.com/webhooks#verify-manually
 */
function timeOf(header: string): number | null {
  const parts = header.split(',').map((part) => part.split('='))
  const times = parts.filter(([name]) => name === 't').map(([, value = '']) => value)
  const [time = ''] = times
  const isWhole = times.length === 1 && /^\d{1,12}$/.test(time) && parts.some(([name]) => name === 'v1')
  return isWhole ? Number(time) : null
}

/** However old it is: an old one tells of a clock that is off, or of a replay. */
function isSigned(text: string, signature: string, secret: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(text, signature, secret, Number.POSITIVE_INFINITY) === true
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}

function judge(text: string, live: boolean): Judgement {
  const body = parse(text)
  if (isThin(body)) return ignored('thin')
  const { data: known } = event.safeParse(body)
  const kind = kinds.get(known?.type ?? '')
  if (known !== undefined && kind === undefined) return ignored('type')
  const parsed = envelope.safeParse(body)
  if (!parsed.success || kind === undefined) return { kind: 'unreadable' }

  const { id, livemode, account, data } = parsed.data
  if (livemode !== live) return ignored('mode')
  if (account == null) return ignored('no-account')
  if (kind === 'account' && data.object.id !== account) return ignored('account-mismatch', true)
  if (kind === 'capability' && data.object.account !== account) return ignored('account-mismatch', true)
  return { kind: 'notice', event: { id, accountId: account as AccountId, kind } }
}

/** undefined: no JSON, or not the same to every parser. A byte order mark is no part of it: RFC 8259, section 8.1. */
function parse(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return repeatsKey(text) ? undefined : body
  } catch {
    return undefined
  }
}

/** https://docs.stripe.com/event-destinations#thin-events */
function isThin(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'object' in body && body.object === 'v2.core.event'
}

function ignored(reason: IgnoredReason, alarming = false): Judgement {
  return { kind: 'ignored', reason, alarming }
}
