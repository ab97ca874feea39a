import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { StripeSide } from './stripe-side'

const deadlineSeconds = 300

/** Waits until Stripe has nothing left to deliver. Throws when that takes too long. */
export async function untilDelivered(stripe: StripeSide): Promise<void> {
  await until('deliveries wait at the local Stripe', () => stripe.waiting())
}

/** Waits until every wanted fetch is done. Throws when that takes too long. */
export async function untilFetched(pool: Pool): Promise<void> {
  await until('accounts have news that was not fetched', async () => {
    const { rows } = await pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM account_counter WHERE is_coachs AND fetched < notified',
    )
    return rows[0]?.count ?? Number.NaN
  })
}

async function until(what: string, count: () => Promise<number>): Promise<void> {
  const began = Date.now()
  for (let left = await count(); left > 0; left = await count()) {
    if (Date.now() - began > deadlineSeconds * 1000) throw new Error(`After ${deadlineSeconds} s ${left} ${what}.`)
    await wait(200)
  }
}
