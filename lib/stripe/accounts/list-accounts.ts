import type Stripe from 'stripe'
import type { ListAnswer, ListedAccount, ListQuery } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { markIn, readMoment } from '../client/answer-shapes'
import { askOnce } from '../client/client'
import { away, refusalOf, requireObject, UnreadableAnswer, unlessUnreadable } from '../client/failures'
import { markOf } from '../client/installation-mark'
import type { Places } from '../client/rate-limit'
import { toOpenedAccount } from './open-account'

/** https://docs.stripe.com/api/accounts/list */
export async function list(
  stripe: Stripe,
  { from, before, after }: ListQuery,
  { askedAfter }: Places,
): Promise<ListAnswer> {
  const created = {
    gte: from === null ? undefined : toSeconds(from),
    lt: before === null ? undefined : toSeconds(before),
  }
  try {
    const query = { limit: 100, created, starting_after: after ?? undefined }
    const page = requireObject(await stripe.accounts.list(query, askOnce), 'list')
    const accounts = page.data.flatMap((account) => unlessUnreadable(() => toListedAnyway(account)) ?? [])
    const next = page.has_more ? ((page.data.at(-1)?.id ?? null) as AccountId | null) : null
    return { kind: 'page', accounts, next, askedAfter: askedAfter() }
  } catch (error) {
    if (after !== null && refusalOf(error)?.code === 'resource_missing') return { kind: 'lost-place' }
    return away(error)
  }
}

/** An unreadable account differs from what is stored, so it is fetched and counted. */
function toListedAnyway(account: Stripe.Account): ListedAccount {
  try {
    return toListed(account)
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error
    const shown = toListed({
      ...account,
      country: 'ZZ',
      default_currency: 'zzz',
      requirements: undefined,
      future_requirements: undefined,
      // The exact time does not matter here.
      created: 0,
    })
    // Not adopted for the coach it names.
    return { ...shown, isOurKind: false, isReadable: false }
  }
}

export function toListed(account: Stripe.Account): ListedAccount {
  return {
    ...toOpenedAccount(account),
    markedCoachId: markIn(account.metadata, 'coach_id'),
    mark: markOf(account.metadata),
    attempt: attemptOf(account),
    isOurKind: isOurKind(account),
    isReadable: true,
    createdAt: readMoment(account.created ?? 0),
  }
}

function attemptOf({ metadata }: Stripe.Account): number {
  const attempt = Number(metadata?.attempt)
  return Number.isInteger(attempt) && Math.abs(attempt) < 2 ** 31 ? attempt : 1
}

/** Kind as `openAccount` creates it, or as older builds did with `type`. */
function isOurKind({ controller }: Stripe.Account): boolean {
  return (
    controller?.stripe_dashboard?.type === 'express' &&
    controller.requirement_collection === 'stripe' &&
    controller.losses?.payments === 'application'
  )
}

/** Windows use whole seconds, so that neighbors neither overlap nor leave gaps. */
function toSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
