import Stripe from 'stripe'
import { z } from 'zod'
import type { Notice, NoticeKind } from '@/lib/payouts/doors'
import type { AccountId } from '@/lib/payouts/ids'

export type IgnoredReason = 'broken' | 'thin' | 'type' | 'mode' | 'no-account' | 'account-mismatch'

/** What a message to the webhook turned out to be. Only a forged one was not sent by Stripe. */
export type Verdict =
  | { kind: 'forged' }
  /** `alarming`: Stripe would not send it; somebody should look. */
  | { kind: 'ignored'; reason: IgnoredReason; alarming: boolean }
  | { kind: 'notice'; notice: Notice }

export type NoticeVerifier = (raw: Uint8Array, signature: string | null) => Verdict

/** Exactly what the endpoint is registered for. */
export const registeredEvents = ['account.updated', 'capability.updated'] as const

const kinds: Record<string, NoticeKind> = {
  'account.updated': 'account',
  'capability.updated': 'capability',
  // Heard only where an operator registered it.
  'account.application.deauthorized': 'deauthorized',
}

/** The few fields that are read; the rest of a payload is never looked at. */
const envelope = z.object({
  id: z.string().min(1).max(255),
  object: z.string(),
  type: z.string(),
  livemode: z.boolean(),
  account: z.string().max(255).optional(),
  data: z.object({ object: z.object({ id: z.string(), account: z.string().optional() }) }),
})

/** Verifies messages against every secret in use, over the bytes as they came, before anything is parsed. */
export function createNoticeVerifier({ secrets, live }: { secrets: readonly string[]; live: boolean }): NoticeVerifier {
  return (raw, signature) => {
    if (signature === null || !secrets.some((secret) => isSigned(raw, signature, secret))) return { kind: 'forged' }
    return judge(raw, live)
  }
}

/** The header as Stripe sends it; the SDK throws a plain error on some of what does not fit. */
const headerGrammar = /^t=\d{1,12}(,v\d=[0-9a-f]+)+$/

/** Signatures older than 300 seconds are refused: https://docs.stripe.com/webhooks#replay-attacks */
function isSigned(raw: Uint8Array, signature: string, secret: string): boolean {
  if (!headerGrammar.test(signature)) return false
  try {
    return Stripe.webhooks.signature?.verifyHeader(Buffer.from(raw), signature, secret, 300) === true
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}

function judge(raw: Uint8Array, live: boolean): Verdict {
  const body = parse(raw)
  if (isThin(body)) return ignored('thin')
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return ignored('broken')

  const { id, type, livemode, account, data } = parsed.data
  const kind = kinds[type]
  if (kind === undefined) return ignored('type')
  if (livemode !== live) return ignored('mode')
  if (account === undefined) return ignored('no-account')
  if (kind === 'account' && data.object.id !== account) return ignored('account-mismatch', true)
  if (kind === 'capability' && data.object.account !== account) return ignored('account-mismatch', true)
  return { kind: 'notice', notice: { id, accountId: account as AccountId, kind } }
}

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8'))
  } catch {
    return undefined
  }
}

/** https://docs.stripe.com/event-destinations#thin-events */
function isThin(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'object' in body && body.object === 'v2.core.event'
}

function ignored(reason: IgnoredReason, alarming = false): Verdict {
  return { kind: 'ignored', reason, alarming }
}
