import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'
import type { TwoServers } from '../testing/two-servers'

test('sums what clients paid a coach lately, by currency, with what went back', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await pay(servers, coachId, { currency: 'usd', days: 3, movements: { capture: 5000, refund: 2000 } })
  await pay(servers, coachId, { currency: 'usd', days: 29, movements: { capture: 1000, dispute: 1000 } })
  await pay(servers, coachId, { currency: 'eur', days: 1, movements: { capture: 700 } })
  await pay(servers, coachId, { currency: 'usd', days: 31, movements: { capture: 9900 } })
  await pay(servers, coachId, { currency: 'usd', days: 1, movements: {} })
  await pay(servers, await servers.newCoach(), { currency: 'usd', days: 1, movements: { capture: 4200 } })
  expect(await store.balances.paidSums(coachId, 30)).toEqual([
    { currency: 'usd', payments: 2, paid: 6000, refunded: 2000, disputed: 1000 },
    { currency: 'eur', payments: 1, paid: 700, refunded: 0, disputed: 0 },
  ])
})

test('leaves out money that did not move', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await pay(servers, coachId, { currency: 'usd', days: 1, movements: { capture: 500, refund: 500 }, state: 'failed' })
  expect(await store.balances.paidSums(coachId, 30)).toMatchObject([{ paid: 500, refunded: 0 }])
})

interface Paid {
  currency: string
  days: number
  movements: Record<string, number>
  /** Of what is no capture. */
  state?: string
}

async function pay({ pool }: TwoServers, coachId: CoachId, { currency, days, movements, state }: Paid) {
  const reference = randomUUID()
  await pool.query(
    `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state, admitted_at)
     VALUES ($1, $2, 'acct_1', 'acct_platform', false, 1000, $3, 0, 'paid', now() - $4 * interval '1 day')`,
    [reference, coachId, currency, days],
  )
  for (const [kind, amount] of Object.entries(movements))
    await pool.query(
      `INSERT INTO movement (stripe_id, reference, kind, amount, currency, at, state) VALUES ($1, $2, $3, $4, $5, now(), $6)`,
      [randomUUID(), reference, kind, amount, currency, (kind !== 'capture' && state) || 'succeeded'],
    )
}
