import type Stripe from 'stripe'
import type { ListAnswer, ListedAccount, ListQuery } from '@/lib/payouts/provider'
import { askOnce } from './client'
import { away, refusalOf, requireObject } from './failures'
import { toOpenedAccount } from './open-account'

/** A page of the platform's accounts: https://docs.stripe.com/api/accounts/list */
export async function list(stripe: Stripe, { from, before, after }: ListQuery): Promise<ListAnswer> {
  const created = {
    gte: from === null ? undefined : toSeconds(from),
    lt: before === null ? undefined : toSeconds(before),
  }
  try {
    const query = { limit: 100, created, starting_after: after ?? undefined }
    const page = requireObject(await stripe.accounts.list(query, askOnce), 'list')
    const accounts = page.data.map(toListed)
    return { kind: 'page', accounts, next: page.has_more ? (accounts.at(-1)?.accountId ?? null) : null }
  } catch (error) {
    if (after !== null && refusalOf(error)?.code === 'resource_missing') return { kind: 'lost-place' }
    return away(error)
  }
}

function toListed(account: Stripe.Account): ListedAccount {
  return {
    ...toOpenedAccount(account),
    markedCoachId: account.metadata?.coach_id ?? null,
    createdAt: new Date((account.created ?? 0) * 1000),
  }
}

/** Windows begin and end on whole seconds, so that neighbours share no account and miss none. */
function toSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
