import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { AccountId, CoachId } from '../../../lib/payouts/vocabulary/ids'
import type { Database } from '../../../lib/store/database'
import { createStore } from '../../../lib/store/store'
import { savedAccount } from '../../../lib/store/testing/two-servers'
import { getStack } from '../servers/stack'

/** A new coach with a local Stripe account, saved as setup does. */
export async function saveCoachWithAccount(database: Database): Promise<{ coachId: CoachId; accountId: AccountId }> {
  const email = `coach-${randomUUID()}@example.com`
  const coach = { email, name: 'Ada', reference: null, by: { kind: 'machine' } as const }
  const coachId = await createStore(database).coaches.addCoach(coach)
  if (coachId === null) throw new Error('the address was taken')
  return { coachId, accountId: await saveAccountOf(database, coachId) }
}

/** Opens an account at a local Stripe, the stack's by default, and saves it for the coach. */
export async function saveAccountOf(
  database: Database,
  coachId: CoachId,
  localStripeUrl = getStack().localStripeUrl,
): Promise<AccountId> {
  const platform = await localStripe(localStripeUrl).accounts.retrieveCurrent()
  const id = await openAccount('US', localStripeUrl)
  const account = savedAccount(coachId, id as AccountId, { accountId: platform.id as AccountId, live: false })
  await createStore(database).accounts.saveAccount(account)
  return id as AccountId
}

/** Opens an account at a local Stripe without a coach of ours. */
export async function openAccount(country: string, localStripeUrl = getStack().localStripeUrl): Promise<string> {
  const capabilities = { transfers: { requested: true }, card_payments: { requested: true } }
  const { id } = await localStripe(localStripeUrl).accounts.create({ type: 'express', country, capabilities })
  return id
}

/** Stripe's SDK on a local Stripe. */
export function localStripe(url = getStack().localStripeUrl): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(getStack().stripeKey, { host: hostname, port, protocol: 'http' })
}

/** True while a fetch is wanted. */
export async function hasPendingFetch({ pool }: Database, accountId: string): Promise<boolean> {
  const { rows } = await pool.query<{ waiting: boolean }>(
    'SELECT fetched < notified AS waiting FROM account_counter WHERE stripe_account_id = $1',
    [accountId],
  )
  return rows[0]?.waiting === true
}
