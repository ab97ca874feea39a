import { type Context, contextOf } from '../context'
import { causedByStripe } from '../events/write-event'
import { findOwner } from '../store/money'
import type { Till } from './till'

/** Acts on a payment, charge or dispute without a request from its platform. Returns null when there is none. */
export async function atTill<Result>(
  context: Context,
  id: string,
  work: (till: Till) => Promise<Result | null>,
): Promise<Result | null> {
  return context.db.transaction(async (tx) => {
    const platform = await findOwner(tx, id)
    if (platform === null) return null
    const own = contextOf(context, platform)
    return work({ context: own, tx, platform: { id: platform, key: '' }, cause: causedByStripe })
  })
}
