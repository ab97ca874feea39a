import type Stripe from 'stripe'
import type { ListedRequirement, Requirement } from '@/lib/payouts/accounts/requirement'
import type { Bucket } from '@/lib/payouts/vocabulary/bucket'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { oneLine } from '../client/failures'
import { errorWord, topicOf, wordOf } from '../words/word-keys'

type Lists = Stripe.Account.Requirements | Stripe.Account.FutureRequirements

export interface RequirementFacts {
  requirements: Requirement[]
  /** The lists as Stripe gives them. */
  listed: ListedRequirement[]
  /** The earliest day on which something listed must be answered; null when Stripe names none. */
  deadline: Date | null
}

/**
 * Stripe's lists of fields as what is asked of the coach: https://docs.stripe.com/connect/handling-api-verification
 * Several fields that read the same (day, month and year of birth) are one requirement; the most pressing one decides.
 */
export function toRequirementFacts(
  account: Pick<Stripe.Account, 'requirements' | 'future_requirements'>,
): RequirementFacts {
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
  return {
    requirements: fold(all),
    listed: [...entries(now, ''), ...entries(future, 'future.')],
    deadline: earliest(all),
  }
}

type Keyed = Requirement & { key: string }

/**
 * Sent, and not found wanting so far, so there is nothing to do but wait. What is overdue stays so even then: a coach
 * who is asked needlessly loses less than one who waits for Stripe while Stripe waits for them.
 */
function isBeingChecked(lists: Lists, field: string): boolean {
  return (lists.pending_verification ?? []).includes(field) && errorOf(lists, field) === null
}

function listed(lists: Lists | null | undefined, bucket: Bucket, fields: string[] | null | undefined): Keyed[] {
  const dueBy = bucket === 'review' ? null : toDate(lists?.current_deadline)
  return (fields ?? []).map((field) => ({
    key: field,
    word: wordOf(field),
    topic: topicOf(field),
    bucket,
    dueBy,
    error: errorOf(lists, field),
    ...(isForPlatform(field) && { isForPlatform: true as const }),
  }))
}

/**
 * The last part of a question of Stripe's risk team says who answers it: `challenge` and `form` the coach in Stripe's
 * form, `support` nobody there, only whoever writes to Stripe. https://docs.stripe.com/connect/handling-api-verification
 */
function isForPlatform(field: string): boolean {
  return /^interv_\w+\..*\.support$/.test(field)
}

const listNames = ['past_due', 'currently_due', 'pending_verification', 'eventually_due'] as const

/** Every entry of every list, none left out, each with what our words say of it there. */
function entries(lists: Lists | null | undefined, prefix: '' | 'future.'): ListedRequirement[] {
  return listNames.flatMap((name) =>
    (lists?.[name] ?? []).map((key) => {
      const bucket = bucketOf(lists, key, name, prefix)
      const isDated = bucket !== 'review' && name !== 'eventually_due'
      const error = lists?.errors?.find(({ requirement }) => requirement === key)
      return {
        key,
        list: `${prefix}${name}`,
        word: wordOf(key),
        bucket,
        dueBy: isDated ? toDate(lists?.current_deadline) : null,
        error:
          error === undefined
            ? null
            : { code: error.code, sentence: oneLine(error.reason ?? ''), word: errorWord(error.code) },
        ...(isForPlatform(key) && { isForPlatform: true as const }),
      }
    }),
  )
}

function bucketOf(
  lists: Lists | null | undefined,
  key: string,
  list: (typeof listNames)[number],
  prefix: '' | 'future.',
): Bucket {
  if (list === 'pending_verification') return 'review'
  if (list === 'eventually_due' || prefix === 'future.') return 'later'
  if (list === 'past_due') return 'overdue'
  return lists != null && isBeingChecked(lists, key) ? 'review' : 'due'
}

function toDate(unixSeconds: number | null | undefined): Date | null {
  return typeof unixSeconds === 'number' ? new Date(unixSeconds * 1000) : null
}

function errorOf(lists: Lists | null | undefined, field: string): WordKey | null {
  const error = lists?.errors?.find(({ requirement }) => requirement === field)
  return error === undefined ? null : errorWord(error.code)
}

/**
 * A key stands where it is listed first. What reads the same is one, and stands where it presses most; unless the coach
 * answers part of it and the platform another.
 */
function fold(all: Keyed[]): Requirement[] {
  const keys = new Set<string>()
  const folded = new Map<string, Requirement>()
  for (const { key, ...requirement } of all) {
    if (keys.has(key)) continue
    keys.add(key)
    const same = `${requirement.word} ${requirement.isForPlatform ?? false}`
    const known = folded.get(same)
    const [first, second] =
      known === undefined || rankOf(requirement) < rankOf(known) ? [requirement, known] : [known, requirement]
    folded.set(same, { ...first, error: first.error ?? second?.error ?? null })
  }
  return [...folded.values()]
}

/** What is announced with a day has to be answered; what is being checked has not. */
function rankOf({ bucket, dueBy }: Requirement): number {
  if (bucket === 'later') return dueBy === null ? 4 : 2
  return { overdue: 0, due: 1, review: 3 }[bucket]
}

function earliest(all: Keyed[]): Date | null {
  const times = all.flatMap(({ dueBy }) => (dueBy === null ? [] : [dueBy.getTime()]))
  return times.length === 0 ? null : new Date(Math.min(...times))
}
