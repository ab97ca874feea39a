import Stripe from 'stripe'
import { z } from 'zod'
import type { AccountId } from '@/lib/payouts/ids'
import type { Notice, NoticeKind } from '@/lib/payouts/store'

export type IgnoredReason = 'broken' | 'thin' | 'type' | 'mode' | 'no-account' | 'account-mismatch'

/**
 * What a message to the webhook turned out to be. Only a forged one was not signed by Stripe. `lateSeconds` lie between
 * its signing and our now, and are below zero when our clock is behind; every delivery is signed as it is sent.
 */
export type Verdict = { kind: 'forged' } | (({ kind: 'too-old' } | Judgement) & { lateSeconds: number })

type Judgement =
  /** `alarming`: Stripe would not send it; somebody should look. */
  { kind: 'ignored'; reason: IgnoredReason; alarming: boolean } | { kind: 'notice'; notice: Notice }

export type NoticeVerifier = (raw: Uint8Array, signature: string | null, now?: Date) => Verdict

const kinds = new Map<string, NoticeKind>([
  ['account.updated', 'account'],
  ['capability.updated', 'capability'],
  // Heard only where an operator registered it.
  ['account.application.deauthorized', 'deauthorized'],
])

const identifier = z.string().regex(/^\w{1,255}$/)

/** The few fields that are read; the rest of a payload is never looked at. */
const envelope = z.object({
  id: identifier,
  object: z.literal('event'),
  type: z.string(),
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
export function createNoticeVerifier({ secrets, live }: { secrets: readonly string[]; live: boolean }): NoticeVerifier {
  return (raw, signature, now = new Date()) => {
    const signedAt = signature === null ? null : timeOf(signature)
    if (signature === null || signedAt === null) return { kind: 'forged' }
    if (!secrets.some((secret) => isSigned(raw, signature, secret))) return { kind: 'forged' }
    const lateSeconds = Math.floor(now.getTime() / 1000) - signedAt
    return { ...(lateSeconds > oldestSeconds ? { kind: 'too-old' } : judge(raw, live)), lateSeconds }
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
function isSigned(raw: Uint8Array, signature: string, secret: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(raw, signature, secret, Number.POSITIVE_INFINITY) === true
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}

function judge(raw: Uint8Array, live: boolean): Judgement {
  const body = parse(raw)
  if (isThin(body)) return ignored('thin')
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return ignored('broken')

  const { id, type, livemode, account, data } = parsed.data
  const kind = kinds.get(type)
  if (kind === undefined) return ignored('type')
  if (livemode !== live) return ignored('mode')
  if (account == null) return ignored('no-account')
  if (kind === 'account' && data.object.id !== account) return ignored('account-mismatch', true)
  if (kind === 'capability' && data.object.account !== account) return ignored('account-mismatch', true)
  return { kind: 'notice', notice: { id, accountId: account as AccountId, kind } }
}

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf8'))
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
