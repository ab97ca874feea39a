import type Stripe from 'stripe'
import type { WordKey } from '@/lib/payouts/ids'
import type { Bucket, Requirement } from '@/lib/payouts/requirement'
import { errorWord, topicOf, wordOf } from './word-keys'

type Lists = Stripe.Account.Requirements | Stripe.Account.FutureRequirements

/**
 * Stripe's lists of fields as what is asked of the coach: https://docs.stripe.com/connect/handling-api-verification
 * Several fields that read the same (day, month and year of birth) are one requirement; the most pressing one decides.
 */
export function toRequirements(account: Pick<Stripe.Account, 'requirements' | 'future_requirements'>): Requirement[] {
  const { requirements: now, future_requirements: future } = account
  const all = [
    ...listed(now, 'overdue', now?.past_due),
    ...listed(now, 'due', now?.currently_due),
    ...listed(now, 'review', now?.pending_verification),
    ...listed(future, 'later', [...(future?.past_due ?? []), ...(future?.currently_due ?? [])]),
    ...listed(null, 'later', now?.eventually_due),
  ]
  const first = new Map<WordKey, Requirement>()
  for (const requirement of all) {
    const known = first.get(requirement.word)
    if (known === undefined) first.set(requirement.word, requirement)
    else known.error ??= requirement.error
  }
  return [...first.values()]
}

function listed(source: Lists | null | undefined, bucket: Bucket, fields: string[] | null | undefined): Requirement[] {
  const deadline = source?.current_deadline
  const dueBy = bucket === 'review' || deadline == null ? null : new Date(deadline * 1000)
  return (fields ?? []).map((field) => ({
    word: wordOf(field),
    topic: topicOf(field),
    bucket,
    dueBy,
    error: errorOf(source, field),
  }))
}

function errorOf(source: Lists | null | undefined, field: string): WordKey | null {
  const error = source?.errors?.find(({ requirement }) => requirement === field)
  return error === undefined ? null : errorWord(error.code)
}
