import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { localStripe } from './support/account'
import { letIn, newCaller } from './support/caller'
import { openAccount } from './support/cast'
import { controlAt } from './support/local-stripe'
import { type OwnServer, type OwnServers, openOwnServers } from './support/own-servers'
import { newPaidPayment } from './support/payment'

let servers: OwnServers
let server: OwnServer
let stripe: string
test.beforeAll(async () => {
  servers = await openOwnServers('refund')
  stripe = await servers.startLocalStripe()
  server = await servers.start({ STRIPE_API_BASE: stripe })
})
test.afterEach(() => controlAt(stripe, 'DELETE', '/faults'))
test.afterAll(() => servers.close())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With JavaScript' : 'Without JavaScript', () => {
    test.use({ javaScriptEnabled })
    test('an admin reads a payment’s story, gives a part back, and is told what is left', async ({ context, page }) => {
      await openPayment(context, page)
      await expect(page.getByText('Paid by the client')).toBeVisible()

      await page.getByLabel('Amount in USD').fill('42.01')
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('Only US$42.00 can be given back.')).toBeVisible()
      await expect(page.getByLabel('Amount in USD')).toHaveValue('42.01')

      await page.getByLabel('Amount in USD').fill('10.00')
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('The refund is made.')).toBeVisible()
      await expect(page.getByText('Refunded in part')).toBeVisible()
      await expect(page.getByText('Refund of US$10.00 made')).toBeVisible()
      await expect(page.getByText('US$32.00 can be given back.')).toBeVisible()
    })

    test('whoever gives all of it back is told that it is made, and that nothing is left', async ({
      context,
      page,
    }) => {
      await openPayment(context, page)
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('There is nothing left to give back.')).toBeVisible()
      await expect(page.getByRole('status').getByText('The refund is made.')).toBeVisible()
    })

    test('a box that was unticked stays so after an amount that is too much', async ({ context, page }) => {
      await openPayment(context, page)
      const box = page.getByLabel('Take it back from the coach')
      await box.uncheck()
      const send = async (amount: string, said: string) => {
        await page.getByLabel('Amount in USD').fill(amount)
        await page.getByRole('button', { name: 'Refund' }).click()
        await expect(page.getByText(said)).toBeVisible()
        await expect(page.getByLabel('Amount in USD')).toHaveValue(amount)
      }
      await send('42.01', 'Only US$42.00 can be given back.')
      await expect(box).not.toBeChecked()
      await send('nothing', 'Enter an amount above zero, such as 12.50.')
      await expect(box).not.toBeChecked()
      await box.check()
      await send('42.02', 'Only US$42.00 can be given back.')
      await expect(box).toBeChecked()
    })

    test('an admin presses again after a refund’s answer was lost, and it is made once', async ({ context, page }) => {
      const reference = await openPayment(context, page)
      await page.getByLabel('Take it back from the coach').uncheck()
      await page.getByLabel('Amount in USD').fill('10.00')
      await loseAnswers({ method: 'POST', path: '/v1/refunds', kind: 'timeout', when: 'after', times: 2 })
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('Press again: it is never refunded twice.')).toBeVisible()
      await page.getByRole('button', { name: 'Ask again' }).click()
      await expect(page.getByText('The refund is made.')).toBeVisible()
      await expect(page.getByText('US$32.00 can be given back.')).toBeVisible()
      const { rows } = await servers.database.pool.query(
        `SELECT kind, amount FROM movement WHERE reference = $1 AND kind IN ('refund', 'reversal')`,
        [reference],
      )
      expect(rows).toEqual([{ kind: 'refund', amount: 1000 }])
    })

    test('what was typed before Stripe went away is sent by the next press', async ({ context, page }) => {
      const reference = await openPayment(context, page)
      const id = await page.locator('input[name=refund]').getAttribute('value')
      await page.getByLabel('Take it back from the coach').uncheck()
      await page.getByLabel('Amount in USD').fill('10.00')
      await loseAnswers({ method: 'GET', path: '/v1/payment_intents/*', kind: 'cut', times: 2 })
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('Press again: it is never refunded twice.')).toBeVisible()
      await expect(page.getByLabel('Amount in USD')).toHaveValue('10.00')
      await page.getByRole('button', { name: 'Refund' }).click()
      await expect(page.getByText('The refund is made.')).toBeVisible()
      const { rows } = await servers.database.pool.query(
        'SELECT id, amount, takes_back FROM refund WHERE reference = $1',
        [reference],
      )
      expect(rows).toEqual([{ id, amount: 1000, takes_back: false }])
    })
  })
}

test('a balance that a refund would take below zero is told before the click, for either way of paying', async ({
  context,
  page,
}) => {
  const coach = await newCaller(servers.database, server.url, { isCoach: true })
  await openAccount(servers.database, coach, stripe)
  const reference = await newPaidPayment(servers.database, coach, stripe)
  await spendThirtyDollars(coach.accountId ?? '')
  await letIn(context, server.url, await newCaller(servers.database, server.url, { isAdmin: true }))
  await page.goto(`${server.url}/admin/payments/${reference}`)
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('This is what Stripe says now.')).toBeVisible()
  await expect(page.getByText('Taking back all US$42.00 leaves the coach with −US$30.00 at Stripe.')).toBeVisible()
  await expect(
    page.getByText(
      /^If you untick this, we pay: giving back all US\$42\.00 leaves us with −US\$\d+\.\d\d at Stripe\.$/,
    ),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refund' })).toHaveAccessibleDescription(/Taking back all US\$42\.00/)
})

test('a refund that fails late is told on its payment, with what the coach is short of, and on the health page', async ({
  context,
  page,
}) => {
  const reference = await openPayment(context, page)
  await page.getByLabel('Amount in USD').fill('10.00')
  await page.getByRole('button', { name: 'Refund' }).click()
  await expect(page.getByText('The refund is made.')).toBeVisible()
  const { rows } = await servers.database.pool.query(
    `SELECT stripe_id AS id FROM movement WHERE reference = $1 AND kind = 'refund'`,
    [reference],
  )
  await controlAt(stripe, 'POST', `/refunds/${rows[0].id}/settle`, { outcome: 'failed' })
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('A refund failed, and the coach has paid for it: US$10.00')).toBeVisible()
  await expect(page.getByText('give the coach US$10.00 by a transfer at Stripe')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open at Stripe' })).toBeVisible()

  await page.goto(`${server.url}/admin/payments?state=taken-in-vain`)
  await expect(page.getByRole('row').filter({ hasText: reference })).toBeVisible()
  await page.goto(`${server.url}/admin/health`)
  await expect(page.getByText('A refund failed in sixty days')).toBeVisible()
})

/** Somebody at Stripe's dashboard takes a payment back from the coach, and keeps our fee of it. */
async function spendThirtyDollars(accountId: string): Promise<void> {
  const atStripe = localStripe(stripe)
  const { id } = await atStripe.paymentIntents.create({
    amount: 4200,
    currency: 'usd',
    application_fee_amount: 3000,
    payment_method: 'pm_card_visa',
    confirm: true,
    return_url: 'http://localhost/paid',
    transfer_data: { destination: accountId },
  })
  await atStripe.refunds.create({ payment_intent: id, reverse_transfer: true })
}

/** Somebody's payment of 42 dollars, looked at by an admin; answers its reference. */
async function openPayment(context: BrowserContext, page: Page): Promise<string> {
  const coach = await newCaller(servers.database, server.url, { isCoach: true })
  await openAccount(servers.database, coach, stripe)
  const reference = await newPaidPayment(servers.database, coach, stripe)
  await letIn(context, server.url, await newCaller(servers.database, server.url, { isAdmin: true }))
  await page.goto(`${server.url}/admin/payments/${reference}`)
  return reference
}

const loseAnswers = (fault: Record<string, unknown>) => controlAt(stripe, 'POST', '/faults', fault)
