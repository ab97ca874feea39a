import type { Call } from '../api/operation'
import { type Context, contextOf } from '../context'
import { previousAttributes } from '../events/previous-attributes'
import type { SentType } from '../events/sent-types'
import { causedByStripe, writeEvent } from '../events/write-event'
import { findPlatformOf } from '../store/money'
import type { Body } from './bodies'

/** One database transaction on one platform's money. */
export type PlatformTransaction = Pick<Call<unknown>, 'context' | 'tx' | 'platform' | 'cause'>

/** @param accountId the connected account it happened in, whose events `connect` endpoints receive; null: the platform's own */
export async function sendEvent(
  transaction: PlatformTransaction,
  type: SentType,
  object: Body,
  before: Body | null = null,
  accountId: string | null = null,
): Promise<void> {
  const { context, tx, platform, cause } = transaction
  const previous = before && previousAttributes(before, object)
  const told = { platform: platform.id, accountId, created: context.clock.now(), cause }
  await writeEvent(tx, { ...told, type, object, previous })
}

/** Acts on a payment, charge, dispute or payout without a request from its platform. Returns null when there is none. */
export async function inPlatformTransaction<Result>(
  context: Context,
  id: string,
  work: (transaction: PlatformTransaction) => Promise<Result | null>,
): Promise<Result | null> {
  return context.db.transaction(async (tx) => {
    const platform = await findPlatformOf(tx, id)
    if (platform === null) return null
    const own = contextOf(context, platform)
    return work({ context: own, tx, platform: { id: platform, key: '' }, cause: causedByStripe })
  })
}
