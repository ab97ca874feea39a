import Stripe from 'stripe'
import { z } from 'zod'
import type { WebhookEvent, WebhookEventKind } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { repeatsKey } from '@/lib/repeated-keys'

export type IgnoredReason = 'thin' | 'type' | 'mode' | 'no-account' | 'account-mismatch'

/** Only `forged` was not signed by Stripe. `lateSeconds` from signature to now; negative when our clock is behind. */
export type Verdict = { kind: 'forged' } | (({ kind: 'too-old' } | Judgment) & { lateSeconds: number })

type Judgment =
  /** Unreadable or ambiguous: it may be for us, so it is not acknowledged. */
  | { kind: 'unreadable' }
  /** `alarming`: Stripe would not send it, so someone should check. */
  | { kind: 'ignored'; reason: IgnoredReason; alarming: boolean }
  | { kind: 'event'; event: WebhookEvent }

/** @param now in milliseconds */
export type WebhookVerifier = (raw: Uint8Array, signature: string | null, now?: number) => Verdict

const kinds = new Map<string, WebhookEventKind>([
  ['account.updated', 'account'],
  ['capability.updated', 'capability'],
  // Only where an operator added it.
  ['account.application.deauthorized', 'deauthorized'],
])

const identifier = z.string().regex(/^\w{1,255}$/)

const event = z.object({ object: z.literal('event'), type: z.string() })

const envelope = event.extend({
  id: identifier,
  livemode: z.boolean(),
  account: identifier.nullish(),
  data: z.object({ object: z.object({ id: z.unknown().optional(), account: z.unknown().optional() }) }),
})

/** https://docs.stripe.com/webhooks#replay-attacks */
const oldestSeconds = 300

/**
 * Checks the raw bytes against every current secret before parsing. Accepts a signature from our future, as the SDK
 * does: only Stripe can have made it.
 */
export function createWebhookVerifier({
  secrets,
  live,
}: {
  secrets: readonly string[]
  live: boolean
}): WebhookVerifier {
  return (raw, signature, now = Date.now()) => {
    const signedAt = signature === null ? null : timeOf(signature)
    const text = decode(raw)
    if (text === null || signature === null || signedAt === null) return { kind: 'forged' }
    if (!secrets.some((secret) => isSigned(text, signature, secret))) return { kind: 'forged' }
    const lateSeconds = Math.floor(now / 1000) - signedAt
    return { ...(lateSeconds > oldestSeconds ? { kind: 'too-old' } : judge(text, raw, live)), lateSeconds }
  }
}

/**
 * Exactly the text of these bytes, byte order mark included, or null. The SDK drops the mark and replaces broken
 * characters, so different bytes would also match.
 */
function decode(raw: Uint8Array): string | null {
  try {
    return decoder.decode(raw)
  } catch {
    return null
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * One time and a signature; ignores the rest.
 * https://docs.stripe.com/webhooks#verify-manually
 */
function timeOf(header: string): number | null {
  const parts = header.split(',').map((part) => part.split('='))
  const times = parts.filter(([name]) => name === 't').map(([, value = '']) => value)
  const [time = ''] = times
  const isWhole = times.length === 1 && /^\d{1,12}$/.test(time) && parts.some(([name]) => name === 'v1')
  return isWhole ? Number(time) : null
}

/** Ignores its age: an old one means a wrong clock or a replay. */
function isSigned(text: string, signature: string, secret: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(text, signature, secret, Number.POSITIVE_INFINITY) === true
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}

function judge(text: string, raw: Uint8Array, live: boolean): Judgment {
  const body = parse(text, raw)
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
  return { kind: 'event', event: { id, accountId: account as AccountId, kind } }
}

/** undefined: not JSON, or ambiguous to parsers. JSON has no byte order mark: RFC 8259, section 8.1. */
function parse(text: string, raw: Uint8Array): unknown {
  try {
    const body: unknown = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text)
    return repeatsKey(raw, body) ? undefined : body
  } catch {
    return undefined
  }
}

/** https://docs.stripe.com/event-destinations#thin-events */
function isThin(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'object' in body && body.object === 'v2.core.event'
}

function ignored(reason: IgnoredReason, alarming = false): Judgment {
  return { kind: 'ignored', reason, alarming }
}
