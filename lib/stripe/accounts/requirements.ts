import type Stripe from 'stripe'
import type { ListedRequirement, Requirement } from '@/lib/payouts/accounts/requirement'
import type { Bucket } from '@/lib/payouts/vocabulary/accounts/bucket'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { oneLine } from '../client/failures'
import { errorWord, wordsOfField } from '../words/word-keys'

type Lists = Stripe.Account.Requirements | Stripe.Account.FutureRequirements

export interface RequirementFacts {
  requirements: Requirement[]
  listed: ListedRequirement[]
  /** The earliest due date; null without one. */
  deadline: Date | null
}

/**
 * Converts Stripe's lists to our requirements: https://docs.stripe.com/connect/handling-api-verification
 * Fields with the same wording (day, month and year of birth) become one; the most pressing decides.
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
 * Sent and not refused yet, so the coach only waits. Overdue fields stay overdue: asking needlessly costs less than a
 * coach and Stripe waiting for each other.
 */
function isBeingChecked(lists: Lists, field: string): boolean {
  return (lists.pending_verification ?? []).includes(field) && errorOf(lists, field) === null
}

function listed(lists: Lists | null | undefined, bucket: Bucket, fields: string[] | null | undefined): Keyed[] {
  const dueBy = bucket === 'review' ? null : toDate(lists?.current_deadline)
  return (fields ?? []).map((field) => ({
    key: field,
    ...wordsOfField(field),
    bucket,
    dueBy,
    error: errorOf(lists, field),
    ...(isForPlatform(field) && { isForPlatform: true as const }),
  }))
}

/**
 * A risk question's last part says who answers: `challenge` and `form` are the coach's, `support` needs a message to
 * Stripe. https://docs.stripe.com/connect/handling-api-verification
 */
function isForPlatform(field: string): boolean {
  return /^interv_\w+\..*\.support$/.test(field)
}

const listNames = ['past_due', 'currently_due', 'pending_verification', 'eventually_due'] as const

/** Every entry of every list, with its wording there. */
function entries(lists: Lists | null | undefined, prefix: '' | 'future.'): ListedRequirement[] {
  return listNames.flatMap((name) =>
    (lists?.[name] ?? []).map((key) => {
      const bucket = bucketOf(lists, key, name, prefix)
      const isDated = bucket !== 'review' && name !== 'eventually_due'
      const error = lists?.errors?.find(({ requirement }) => requirement === key)
      return {
        key,
        list: `${prefix}${name}`,
        word: wordsOfField(key).word,
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
 * Keeps a key's first occurrence, and merges the same wording at its most pressing place, unless coach and platform
 * each answer part.
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

/** A dated announcement needs an answer; a field in review does not. */
function rankOf({ bucket, dueBy }: Requirement): number {
  if (bucket === 'later') return dueBy === null ? 4 : 2
  return { overdue: 0, due: 1, review: 3 }[bucket]
}

function earliest(all: Keyed[]): Date | null {
  const times = all.flatMap(({ dueBy }) => (dueBy === null ? [] : [dueBy.getTime()]))
  return times.length === 0 ? null : new Date(Math.min(...times))
}
