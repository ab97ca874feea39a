import Stripe from 'stripe'
import { byCard } from './by-card'
import type { Started } from './start'

export const day = 86_400

export type Schedule = Stripe.AccountUpdateParams.Settings.Payouts.Schedule

/** A coach of a platform with a clock of its own, ready and with a bank account that takes payouts. */
export async function paidOutCoach(local: Started, name: string, schedule?: Schedule) {
  const key = `sk_test_payouts_${name}`
  const stripe = new Stripe(key, local.sdk())
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: requested })
  await local.control('POST', `/accounts/${id}/acts`, { act: 'ready' })
  if (schedule) await stripe.accounts.update(id, { settings: { payouts: { schedule } } })
  return {
    stripe,
    as: { stripeAccount: id },
    advance: (seconds: number) => advance(local, key, seconds),
    changeBank: (number: string) => changeBank(stripe, id, number),
    /** Gives the bank account of a currency; a test bank account when no number is named. */
    giveBank: (currency: string, number?: string) =>
      local.control('POST', `/accounts/${id}/acts`, { act: 'bank', currency, ...(number && { number }) }),
    /** Returns the charge's id. */
    pay: (amount: number, fee?: number, currency = 'usd') => pay(stripe, id, { amount, fee, currency }),
  }
}

async function advance(local: Started, key: string, seconds: number): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ advance: seconds })
  const response = await fetch(`${local.url()}/_control/clock`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(await response.text())
}

/** As the coach does in the dashboard. */
async function changeBank(stripe: Stripe, account: string, number: string): Promise<void> {
  const { url } = await stripe.accounts.createLoginLink(account)
  const visit = (await fetch(url, { redirect: 'manual' })).headers.get('location')
  const form = new URLSearchParams({ external_account: number, 'external_account.routing_number': '110000000' })
  form.set('external_account.account_holder_name', 'Jenny Rosen')
  const changed = await fetch(new URL(`${visit}/bank`, url), { method: 'POST', body: form, redirect: 'manual' })
  if (changed.status !== 303) throw new Error(`${changed.status}: ${await changed.text()}`)
}

interface Paid {
  amount: number
  fee: number | undefined
  currency: string
}

async function pay(stripe: Stripe, destination: string, { amount, fee, currency }: Paid): Promise<string> {
  const { latest_charge } = await stripe.paymentIntents.create({
    ...byCard,
    amount,
    currency,
    capture_method: 'automatic',
    transfer_data: { destination },
    ...(fee && { application_fee_amount: fee }),
  })
  return String(latest_charge)
}
