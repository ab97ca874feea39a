import type Stripe from 'stripe'
import type { WordKey } from '@/lib/payouts/ids'
import type { Bucket, Requirement } from '@/lib/payouts/requirement'
import { errorWord, topicOf, wordOf } from './word-keys'

type Lists = Stripe.Account.Requirements | Stripe.Account.FutureRequirements

export interface Asked {
  requirements: Requirement[]
  /** The earliest day on which something listed must be answered; null when Stripe names none. */
  deadline: Date | null
}

/**
 * Stripe's lists of fields as what is asked of the coach: https://docs.stripe.com/connect/handling-api-verification
 * Several fields that read the same (day, month and year of birth) are one requirement; the most pressing one decides.
 */
export function toAsked(account: Pick<Stripe.Account, 'requirements' | 'future_requirements'>): Asked {
  const { requirements: now, future_requirements: future } = account
  const all = [
    ...listed(now, 'overdue', now?.past_due),
    ...listed(
      now,
      'due',
      now?.currently_due?.filter((field) => !isBeingChecked(now, field)),
    ),
    ...listed(now, 'review', now?.pending_verification),
    ...listed(future, 'later', [...(future?.past_due ?? []), ...(future?.currently_due ?? [])]),
    ...listed(null, 'later', now?.eventually_due),
  ]
  return { requirements: fold(all), deadline: earliest(all) }
}

/**
 * Sent, and not found wanting so far, so there is nothing to do but wait. What is overdue stays so even then: a coach
 * who is asked needlessly loses less than one who waits for Stripe while Stripe waits for them.
 */
function isBeingChecked(lists: Lists, field: string): boolean {
  return (lists.pending_verification ?? []).includes(field) && errorOf(lists, field) === null
}

function listed(lists: Lists | null | undefined, bucket: Bucket, fields: string[] | null | undefined): Requirement[] {
  const dueBy = bucket === 'review' ? null : toDate(lists?.current_deadline)
  return (fields ?? []).map((field) => ({
    word: wordOf(field),
    topic: topicOf(field),
    bucket,
    dueBy,
    error: errorOf(lists, field),
  }))
}

function toDate(unixSeconds: number | null | undefined): Date | null {
  return typeof unixSeconds === 'number' ? new Date(unixSeconds * 1000) : null
}

function errorOf(lists: Lists | null | undefined, field: string): WordKey | null {
  const error = lists?.errors?.find(({ requirement }) => requirement === field)
  return error === undefined ? null : errorWord(error.code)
}

function fold(all: Requirement[]): Requirement[] {
  const first = new Map<WordKey, Requirement>()
  for (const requirement of all) {
    const known = first.get(requirement.word)
    if (known === undefined) first.set(requirement.word, { ...requirement })
    else known.error ??= requirement.error
  }
  return [...first.values()]
}

function earliest(all: Requirement[]): Date | null {
  const times = all.flatMap(({ dueBy }) => (dueBy === null ? [] : [dueBy.getTime()]))
  return times.length === 0 ? null : new Date(Math.min(...times))
}
