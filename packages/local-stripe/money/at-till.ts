import { type Context, contextOf } from '../context'
import { causedByStripe } from '../events/write-event'
import { findOwner } from '../store/money'
import type { Till } from './till'

/** Does something to a payment, a charge or a dispute that no request of its platform asked for. Null: there is none. */
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
