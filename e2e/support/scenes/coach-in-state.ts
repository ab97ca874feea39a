import { expect } from '@playwright/test'
import type { State } from '../../../lib/payouts/vocabulary/accounts/state'
import type { AccountId, CoachId } from '../../../lib/payouts/vocabulary/ids'
import type { Database } from '../../../lib/store/database'
import { seedCoaches } from '../../../prisma/seed-coaches'
import { controlAt } from '../servers/local-stripe'
import { getStack } from '../servers/stack'
import { hasPendingFetch, saveAccountOf } from './account'

/** Brings a coach without an account into a state, at the local Stripe too, and waits until it is fetched. */
export async function bringIntoState(
  database: Database,
  coachId: CoachId,
  state: Exclude<State, 'not-started'>,
  localStripeUrl = getStack().localStripeUrl,
): Promise<AccountId> {
  const accountId = await saveAccountOf(database, coachId, localStripeUrl)
  const facts = seedCoaches.find((coach) => coach.state === state)?.facts
  if (facts) await controlAt(localStripeUrl, 'POST', `/accounts/${accountId}/facts`, { ...facts, notify: false })
  await raise(database, accountId)
  await expect.poll(() => hasPendingFetch(database, accountId)).toBe(false)
  return accountId
}

/** Like a webhook event about the account. */
export async function raise({ pool }: Database, accountId: AccountId): Promise<void> {
  await pool.query('UPDATE account_counter SET notified = notified + 1 WHERE stripe_account_id = $1', [accountId])
}
