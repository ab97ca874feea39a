import { randomUUID } from 'node:crypto'
import type { CoachId } from '../../../lib/payouts/vocabulary/ids'
import type { Database } from '../../../lib/store/database'
import { createStore } from '../../../lib/store/store'
import { seedCoaches } from '../../../prisma/seed-coaches'
import type { Caller } from '../caller'
import { controlAt } from '../servers/local-stripe'
import { getStack } from '../servers/stack'
import { localStripe } from './account'

/** A paid payment of 42 dollars, known here and at the local Stripe; returns its reference. */
export async function newPaidPayment(
  database: Database,
  { coachId }: Pick<Caller, 'coachId'>,
  localStripeUrl = getStack().localStripeUrl,
): Promise<string> {
  if (coachId === null) throw new Error('only coaches are paid')
  const store = createStore(database)
  const account = await store.coaches.findAccount(coachId)
  if (account === null) throw new Error('only coaches with an account are paid')
  const facts = seedCoaches.find(({ state }) => state === 'ready')?.facts
  await controlAt(localStripeUrl, 'POST', `/accounts/${account.accountId}/facts`, { ...facts, notify: false })
  const reference = `paid-${randomUUID()}`
  const stripe = localStripe(localStripeUrl)
  const payment = await stripe.paymentIntents.create({
    amount: 4200,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    capture_method: 'automatic',
    confirm: true,
    return_url: 'http://localhost/paid',
    transfer_data: { destination: account.accountId },
    metadata: { coach_id: coachId, reference },
  })
  const evidence = { payoutsEnabled: true, chargesEnabled: true, transfers: 'active', generation: 1, ageSeconds: 0 }
  const asked = { reference, amount: 4200, currency: 'usd', fee: 0 }
  const { accountId, platform } = account
  const by = { kind: 'machine' } as const
  const admitted = await store.payments.admitPayment({ coachId, accountId, platform, facts: asked, evidence, by })
  if (admitted === null) throw new Error('only coaches we do not hold are paid')
  await store.payments.keepOutcome(
    admitted,
    { kind: 'collected', payment: { paymentId: payment.id, state: 'paid' } },
    by,
  )
  const check = await store.payments.takeCheck(platform, reference)
  if (check === null) throw new Error('the charge was not kept')
  const capture = { kind: 'capture', amount: 4200, currency: 'usd', at: new Date(), state: 'done' } as const
  const movements = [{ id: String(payment.latest_charge), ...capture, reason: null, dueBy: null }]
  await store.payments.keepCheck(check, { paymentId: payment.id, state: 'paid', movements }, null, [])
  return reference
}

/** A payment the gate admitted and Stripe refused, for example after its rules changed. */
export async function newDeclinedPayment(database: Database, coachId: CoachId, reference: string): Promise<void> {
  const store = createStore(database)
  const account = await store.coaches.findAccount(coachId)
  if (account === null) throw new Error('only coaches with an account are paid')
  const { accountId, platform } = account
  const evidence = { payoutsEnabled: true, chargesEnabled: true, transfers: 'active', generation: 1, ageSeconds: 0 }
  const facts = { reference, amount: 3500, currency: 'eur', fee: 0 }
  const by = { kind: 'machine' } as const
  const admitted = await store.payments.admitPayment({ coachId, accountId, platform, facts, evidence, by })
  if (admitted === null) throw new Error('only coaches we do not hold are paid')
  await store.payments.keepOutcome(admitted, { kind: 'refused', reason: 'region', code: 'transfers_not_allowed' }, by)
}
