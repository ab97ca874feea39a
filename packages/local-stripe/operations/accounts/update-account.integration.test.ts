import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { refusedBy } from '../../testing/refusal'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test('asks no more for what the platform wrote in the business profile', async ({ stripe }) => {
  const id = await newAccount(stripe)
  const business_profile = {
    mcc: '7991',
    name: 'Coach',
    support_email: 'help@example.com',
    support_phone: '0000000000',
    support_url: 'https://help.example.com',
    support_address: { city: 'Berlin', country: 'DE' },
    url: 'https://example.com',
  }
  const before = await stripe.accounts.retrieve(id)
  expect(before.requirements?.currently_due).toContain('business_profile.mcc')
  const written = await stripe.accounts.update(id, { business_profile })
  expect(written).toMatchObject({ business_profile })
  expect(written.requirements?.currently_due).not.toContain('business_profile.mcc')
  const unset = await stripe.accounts.update(id, { business_profile: { support_url: '' } })
  expect(unset.business_profile).toMatchObject({ ...business_profile, support_url: null })
})

test('writes settings one by one and keeps the rest', async ({ stripe }) => {
  const id = await newAccount(stripe)
  await stripe.accounts.update(id, { settings: { branding: { primary_color: '#112233' } } })
  const { settings } = await stripe.accounts.update(id, {
    settings: {
      branding: { secondary_color: '#445566' },
      card_payments: { decline_on: { cvc_failure: true } },
      payments: { statement_descriptor: 'COACH BERLIN' },
      payouts: { schedule: { interval: 'weekly', weekly_anchor: 'monday' }, statement_descriptor: 'PAYOUT' },
    },
  })
  expect(settings).toMatchObject({
    branding: { primary_color: '#112233', secondary_color: '#445566', logo: null },
    card_payments: { decline_on: { avs_failure: false, cvc_failure: true } },
    payments: { statement_descriptor: 'COACH BERLIN' },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 7, interval: 'weekly', weekly_anchor: 'monday' },
      statement_descriptor: 'PAYOUT',
    },
  })
})

test('keeps a payout day only while it is needed', async ({ stripe }) => {
  const id = await newAccount(stripe)
  const set = async (schedule: Stripe.AccountUpdateParams.Settings.Payouts.Schedule) =>
    (await stripe.accounts.update(id, { settings: { payouts: { schedule } } })).settings?.payouts?.schedule
  await set({ interval: 'monthly', monthly_anchor: 3 })
  expect(await set({ delay_days: 10 })).toEqual({ delay_days: 10, interval: 'monthly', monthly_anchor: 3 })
  expect(await set({ interval: 'manual' })).toEqual({ delay_days: 10, interval: 'manual' })
  expect(await set({ delay_days: 'minimum' })).toEqual({ delay_days: 7, interval: 'manual' })
  const early = await refusal(set({ delay_days: 1 }))
  expect(early).toMatchObject({ param: 'settings[payouts][schedule][delay_days]', statusCode: 400 })
  expect((await refusal(set({ interval: 'weekly' }))).param).toBe('settings[payouts][schedule][weekly_anchor]')
  await set({ interval: 'weekly', weekly_anchor: 'friday' })
  const days: Stripe.AccountUpdateParams.Settings.Payouts.Schedule.WeeklyPayoutDay[] = ['monday', 'thursday']
  expect(await set({ weekly_payout_days: days })).toEqual({
    delay_days: 7,
    interval: 'weekly',
    weekly_payout_days: days,
  })
})

test.for<[string, Stripe.AccountUpdateParams.Settings.Payouts.Schedule]>([
  ['weekly_anchor', { weekly_anchor: 'monday' }],
  ['weekly_anchor', { interval: 'monthly', monthly_anchor: 3, weekly_anchor: 'monday' }],
  ['weekly_anchor', { interval: 'weekly', weekly_anchor: 'monday', weekly_payout_days: ['friday'] }],
  ['weekly_anchor', { interval: 'weekly', weekly_payout_days: [] }],
  ['monthly_anchor', { interval: 'manual', monthly_anchor: 3 }],
  ['monthly_anchor', { interval: 'monthly', monthly_anchor: 0 }],
  ['monthly_anchor', { interval: 'monthly', monthly_anchor: 32 }],
  ['monthly_payout_days][1', { interval: 'monthly', monthly_payout_days: [31, 32] }],
])('refuses %s in a schedule of %o', async ([name, schedule], { stripe }) => {
  const id = await newAccount(stripe)
  const refused = await refusal(stripe.accounts.update(id, { settings: { payouts: { schedule } } }))
  expect(refused).toMatchObject({ statusCode: 400, param: `settings[payouts][schedule][${name}]` })
  expect((await stripe.accounts.retrieve(id)).settings?.payouts?.schedule.interval).toBe('daily')
})

test.for<[string, Stripe.AccountUpdateParams]>([
  ['business_type', { business_type: 'individual' }],
  ['company', { company: { name: 'Coach' } }],
  ['individual', { individual: { first_name: 'A' } }],
  ['external_account', { external_account: 'btok_1' }],
])('leaves %s to the coach once a link was made, and the rest to the platform', async ([param, params], { stripe }) => {
  const id = await newAccount(stripe)
  const pages = { refresh_url: 'http://localhost:3999/refresh', return_url: 'http://localhost:3999/return' }
  await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...pages })
  const refused = await refusal(stripe.accounts.update(id, { ...params, email: 'new@example.com' }))
  expect(refused).toMatchObject({ statusCode: 400, param })
  expect(refused.message).toContain(`permissions for the parameter '${param}' on account '${id}'`)
  expect((await stripe.accounts.retrieve(id)).email).toBeNull()
  expect(await stripe.accounts.update(id, { email: 'new@example.com' })).toMatchObject({ email: 'new@example.com' })
})

test('lets the platform answer the business type before the first link', async ({ stripe }) => {
  const id = await newAccount(stripe)
  expect(await stripe.accounts.update(id, { business_type: 'company' })).toMatchObject({ business_type: 'company' })
})

test.for<[string, Stripe.AccountUpdateParams, number?]>([
  ['tos_acceptance', { tos_acceptance: { date: 1_700_000_000, ip: '127.0.0.1' } }],
  ['email', { email: 'nobody' }],
  ['business_profile[support_email]', { business_profile: { support_email: 'nobody' } }],
  ['settings[branding][logo]', { settings: { branding: { logo: 'file_1' } } }, 501],
  ['settings[invoices]', { settings: { invoices: { hosted_payment_method_save: 'never' } } }, 501],
  ['default_currency', { default_currency: 'usd' }, 501],
])('refuses %s by name', async ([param, params, statusCode = 400], { stripe }) => {
  expect(await refusal(stripe.accounts.update(await newAccount(stripe), params))).toMatchObject({ statusCode, param })
})

async function newAccount(stripe: Stripe): Promise<string> {
  const both = { card_payments: { requested: true }, transfers: { requested: true } }
  return (await stripe.accounts.create({ type: 'express', country: 'DE', capabilities: both })).id
}
