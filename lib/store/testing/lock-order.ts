import type { Pool } from 'pg'
import { expect } from 'vitest'
import { inTransaction } from '../sql/transaction'
import { waitingForLocks } from './waiting-for-locks'

/**
 * Begins `act` while the last account's counter is locked, waits until it waits, and asks for the first one's lock:
 * 55P03 when `act` holds it, so it locks them in this order.
 */
export async function lockOfFirst(
  pool: Pool,
  { first, last }: { first: string; last: string },
  act: () => Promise<unknown>,
): Promise<string> {
  let acting: Promise<unknown> = Promise.resolve()
  const refused = await inTransaction(pool, async (holder) => {
    await holder.query('SELECT FROM account_counter WHERE stripe_account_id = $1 FOR UPDATE', [last])
    acting = act()
    await expect.poll(() => waitingForLocks(pool)).toBe(1)
    const nowait = 'SELECT FROM account_counter WHERE stripe_account_id = $1 FOR UPDATE NOWAIT'
    return pool.query(nowait, [first]).then(
      () => 'free',
      ({ code }) => code,
    )
  })
  await acting
  return refused
}
