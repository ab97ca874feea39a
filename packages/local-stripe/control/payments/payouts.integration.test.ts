import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { day, paidOutCoach, type Schedule } from '../../testing/paid-out-coach'
import type { Started } from '../../testing/start'

const test = localStripeTest()

interface Payout {
  id: string
  amount: number
  status: string
  failure_code: string | null
}

test('ends the delay of pending money on request', async ({ local }) => {
  const { as, pay } = await paidOutCoach(local, 'pending')
  await pay(900)
  const payout = await local.control<Payout>('POST', `/accounts/${as.stripeAccount}/pay-out`, { pending: true })
  expect(payout).toMatchObject({ amount: 900, status: 'in_transit', automatic: true })
})

test('pays out early, lets a payout arrive now, and has a bank send it back', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'acts', { interval: 'manual' })
  const account = `/accounts/${as.stripeAccount}`
  await pay(900)
  await expect(local.control('POST', `${account}/pay-out`)).rejects.toThrow('404')
  await advance(2 * day)
  const payout = await local.control<Payout>('POST', `${account}/pay-out`)
  expect(payout).toMatchObject({ amount: 900, status: 'in_transit', automatic: true })
  expect(await local.control('POST', `/payouts/${payout.id}/pay`)).toMatchObject({ status: 'paid' })
  await expect(local.control('POST', `/payouts/${payout.id}/pay`)).rejects.toThrow('404')

  const failed = await local.control<Payout>('POST', `/payouts/${payout.id}/fail`, { code: 'account_frozen' })
  expect(failed).toMatchObject({ status: 'failed', failure_code: 'account_frozen' })
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(900)
  expect((await stripe.accounts.retrieve(as.stripeAccount)).payouts_enabled).toBe(false)
  await expect(local.control('POST', `/payouts/${payout.id}/fail`, {})).rejects.toThrow('404')
  await expect(local.control('POST', `/payouts/${payout.id}/fail`, { code: 'bad_luck' })).rejects.toThrow('400')
  await expect(local.control('POST', '/payouts/po_nobody/fail', {})).rejects.toThrow('404')
  await expect(local.control('POST', `${account}/pay-out`)).rejects.toThrow('404')
})

test('shows and pays out each currency that has a bank account', async ({ local }) => {
  const { as, pay, giveBank } = await paidOutCoach(local, 'currencies')
  const path = `/control/accounts/${as.stripeAccount}`
  await giveBank('eur')
  await pay(1200)
  await pay(3400, 0, 'eur')
  const page = await read(local, path)
  expect(page).toContain('<dt>Bank accounts</dt><dd>USD 6789, EUR 3000</dd>')
  expect(page).toMatch(/<dt>Next payout<\/dt><dd>(?=.*\$12\.00, ).*€34\.00, [^<]*<\/dd>/)
  expect(page).toContain('Pay out what is available in EUR')
  const wanted = { pending: true, currency: 'eur' }
  const payout = await local.control<Payout>('POST', `/accounts/${as.stripeAccount}/pay-out`, wanted)
  expect(payout).toMatchObject({ amount: 3400, currency: 'eur', status: 'in_transit' })
  expect((await submit(local, `${path}/pay-out`, { currency: 'eur' })).status).toBe(400)
  expect((await submit(local, `${path}/pay-out`, {})).status).toBe(303)
  const bad = { act: 'bank', currency: 'xxx' }
  await expect(local.control('POST', `/accounts/${as.stripeAccount}/acts`, bad)).rejects.toThrow('400')
})

test('shows money and payouts on the account’s page, with buttons for the bank', async ({ local }) => {
  const { as, advance, pay } = await paidOutCoach(local, 'page')
  const path = `/control/accounts/${as.stripeAccount}`
  expect((await submit(local, `${path}/pay-out`, {})).status).toBe(400)
  await pay(1200)
  expect(await read(local, path)).toContain('<dt>Pending</dt><dd>$12.00</dd>')
  expect(await read(local, path)).toMatch(/<dt>Next payout<\/dt><dd>\$12\.00, \d{4}-\d\d-\d\d 00:00:00 UTC<\/dd>/)
  await advance(2 * day)
  const page = await read(local, path)
  expect(page).toContain('in_transit')
  const payout = /value="(po_\w+)"/.exec(page)?.[1] ?? ''
  expect((await submit(local, `${path}/payout`, { payout, outcome: 'failed', code: 'luck' })).status).toBe(400)
  const told = await submit(local, `${path}/payout`, { payout, outcome: 'paid' })
  expect(told.headers.get('location')).toBe(`${path}?done=payout`)
  expect(await read(local, path)).toContain('It fails after all')
  expect((await submit(local, `${path}/payout`, { payout, outcome: 'paid' })).status).toBe(400)
  expect((await submit(local, `${path}/payout`, { payout, outcome: 'failed', code: 'no_account' })).status).toBe(303)
  expect(await read(local, path)).toContain('failed: no_account')
})

test('foresees all that is available by the next payout', async ({ local }) => {
  const weekday = new Date(Date.now() + 5 * day * 1000).toLocaleDateString('en-US', {
    weekday: 'long',
    timeZone: 'UTC',
  })
  const weekly_anchor = weekday.toLowerCase() as Schedule['weekly_anchor']
  const { as, advance, pay } = await paidOutCoach(local, 'coming', { interval: 'weekly', weekly_anchor })
  await pay(1200)
  await advance(day)
  await pay(300)
  await advance(3 * day)
  await pay(5000)
  const coming = await read(local, `/control/accounts/${as.stripeAccount}`)
  expect(coming).toMatch(/<dt>Next payout<\/dt><dd>\$15\.00, /)
})

test('shows a coach their balance, the next payout and the last ones', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'dashboard')
  const dashboard = async () => (await fetch((await stripe.accounts.createLoginLink(as.stripeAccount)).url)).text()
  expect(await dashboard()).toContain('No payout is planned.')
  await pay(1200)
  expect(await dashboard()).toContain('$0.00 available, $12.00 pending.')
  expect(await dashboard()).toMatch(/Next payout: \$12\.00 on \w+ \d+, \d{4}\./)
  await advance(2 * day)
  expect(await dashboard()).toMatch(/\$12\.00: on its way, expected on \w+ \d+, \d{4}\./)
  await advance(5 * day)
  expect(await dashboard()).toMatch(/\$12\.00: arrived on \w+ \d+, \d{4}\./)
  const [payout] = (await stripe.payouts.list({}, as)).data
  await local.control('POST', `/payouts/${payout?.id}/fail`, {})
  expect(await dashboard()).toContain('$12.00: failed. The bank account has been closed.')
})

async function read(local: Started, path: string): Promise<string> {
  return (await fetch(local.url() + path)).text()
}

function submit(local: Started, path: string, form: Record<string, string>): Promise<Response> {
  return fetch(local.url() + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
}
