import type Stripe from 'stripe'
import type { AccountOrder, OpenAnswer, OpenedAccount } from '@/lib/payouts/ports/provider'
import type { OpenRefusal } from '@/lib/payouts/vocabulary/accounts/set-up-refusal'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { readId } from '../client/answer-shapes'
import {
  away,
  codeOf,
  isKeyUsed,
  isPlatformNotReady,
  isReplayed,
  refusalOf,
  requireObject,
  sentenceOf,
} from '../client/failures'
import { keyOf, marksOf } from '../client/installation-mark'
import { prefillOf, prefillParam } from './prefill'
import { toSnapshot } from './snapshot'

/**
 * Opens an Express account. Safe to repeat: the same coach and attempt return the same account for at least 24 hours.
 */
export async function openAccount(stripe: Stripe, order: AccountOrder): Promise<OpenAnswer> {
  try {
    const account = await stripe.accounts.create(wordsOf(order), { idempotencyKey: keyOfOrder(order) })
    return { kind: 'opened', account: toOpenedAccount(requireObject(account, 'account')) }
  } catch (error) {
    if (isKeyUsed(error)) return { kind: 'taken' }
    if (isReplayed(error)) return { kind: 'spent' }
    const refusal = refusalOf(error)
    if (refusal === null || !provesNothingMade(refusal)) return away(error)
    const field = prefillParam(refusal)
    if (field !== null) return { kind: 'prefill-refused', code: codeOf(refusal), field }
    return { kind: 'refused', reason: reasonOf(refusal), code: codeOf(refusal), sentence: sentenceOf(refusal) }
  }
}

export function toOpenedAccount(account: Stripe.Account): OpenedAccount {
  return { accountId: readId(account.id) as AccountId, snapshot: toSnapshot(account) }
}

const keyOfOrder = ({ installation, coachId, attempt }: AccountOrder) =>
  keyOf(installation, `open-account:${coachId}:${attempt}`)

function wordsOf(order: AccountOrder): Stripe.AccountCreateParams {
  const { installation, coachId, attempt, country, email } = order
  return {
    country,
    email,
    ...prefillOf(order),
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
    },
    // Some countries refuse transfers alone, or require approval for it.
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    metadata: { coach_id: coachId, attempt: String(attempt), ...marksOf(installation) },
  }
}

/** Only these prove that Stripe made nothing. */
function provesNothingMade({ statusCode }: Stripe.errors.StripeError): boolean {
  return statusCode === 400 || statusCode === 403
}

/** Matches sentences only where Stripe sends no code, and only ones seen in real responses. */
function reasonOf(error: Stripe.errors.StripeError): OpenRefusal {
  if (error.code === 'country_unsupported') return 'country-unsupported'
  if (/cannot be created by platforms in/.test(error.message)) return 'country-out-of-reach'
  if (isPlatformNotReady(error)) return 'platform-not-ready'
  return 'other'
}
