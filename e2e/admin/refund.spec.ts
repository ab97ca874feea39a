import type { BrowserContext, Page } from '@playwright/test'
import { hashSessionToken } from '../../lib/store/auth/session-token'
import type { Database } from '../../lib/store/database'
import { letIn, newCaller } from '../support/caller'
import { sendForm } from '../support/raw-form'
import { localStripe } from '../support/scenes/account'
import { openAccount } from '../support/scenes/cast'
import { newPaidPayment } from '../support/scenes/payment'
import { controlAt } from '../support/servers/local-stripe'
import { expect, testWithServer } from '../support/test-with-server'

interface PaymentFixtures {
  /** The reference of a payment of 42 dollars to `coach`. */
  reference: string
  /** `adminPage`, on the page of that payment. */
  paymentPage: Page
}

const test = testWithServer('refund', { hasOwnStripe: true }).extend<PaymentFixtures>({
  async reference({ database, stripe, coach }, use) {
    await openAccount(database, coach, stripe)
    await use(await newPaidPayment(database, coach, stripe))
  },
  async paymentPage({ adminPage, reference }, use) {
    await adminPage.goto(`/admin/payments/${reference}`)
    await use(adminPage)
  },
})

test.afterEach(({ stripe }) => controlAt(stripe, 'DELETE', '/faults'))

// In one worker: it starts the file’s server and Stripe once.
test.describe.configure({ mode: 'default' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With JavaScript' : 'Without JavaScript', {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })
    test('shows an admin what a refund moves, makes it, and shows a receipt', async ({
      paymentPage: page,
      reference,
      database,
    }) => {
      await expect(page.getByText('Paid by the client')).toBeVisible()
      await page.getByRole('link', { name: 'Refund…' }).click()
      await review(page, '42.01')
      await expect(page.getByText('Only US$42.00 can be refunded.')).toBeVisible()
      await expect(page.getByLabel('Amount in USD')).toHaveValue('42.01')

      await review(page, '10')
      await expect(page.getByRole('heading', { name: 'Refund US$10.00 to the client?' })).toBeVisible()
      await expect(page.getByRole('row', { name: 'The client' })).toContainText('+US$10.00')
      await expect(page.getByRole('row', { name: 'Ada Coach' })).toContainText('−US$10.00')
      await expect(page.getByRole('row', { name: 'The platform' })).toContainText('US$0.00')
      expect(await refundsOf(database, reference)).toEqual([])

      await page.getByRole('button', { name: 'Refund US$10.00' }).click()
      await expect(page.getByText('Refunded US$10.00 to the client.')).toBeVisible()
      await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
      await page.reload()
      await expect(page.getByText('Refunded US$10.00 to the client.')).toBeVisible()
      await page.goBack()
      await page.goForward()
      await expect(page.getByRole('main').getByRole('button', { name: 'Refund US$' })).toHaveCount(0)
      expect(await refundsOf(database, reference)).toEqual([{ amount: 1000, takes_back: true, state: 'made' }])

      await page.getByRole('link', { name: 'Back to the payment' }).click()
      await expect(page.getByText('Partially refunded')).toBeVisible()
      await expect(page.getByText('Refund of US$10.00 issued')).toBeVisible()
      await expect(page.getByText('US$32.00 can be refunded.')).toBeVisible()
    })

    test('refunds nothing more from a form left open', async ({ paymentPage: page, reference, context, database }) => {
      const [one, other] = [page, await context.newPage()]
      for (const each of [one, other]) {
        await each.goto(`/admin/payments/${reference}/refund`)
        await review(each, '12.50')
        await expect(each.getByRole('button', { name: 'Refund US$12.50' })).toBeVisible()
      }
      await one.getByRole('button', { name: 'Refund US$12.50' }).click()
      await expect(one.getByText('Refunded US$12.50 to the client.')).toBeVisible()
      await other.getByRole('button', { name: 'Refund US$12.50' }).click()
      await expect(
        other.getByText('Another refund was made after you opened this payment, so this one wasn’t.'),
      ).toBeVisible()
      await expect(other.getByLabel('Amount in USD')).toHaveValue('12.50')
      await expect(other.getByRole('button', { name: 'Refund US$' })).toHaveCount(0)
      expect(await refundsOf(database, reference)).toHaveLength(1)
    })

    test('shows a receipt after a full refund, with nothing left', async ({ paymentPage: page, reference }) => {
      await page.goto(`/admin/payments/${reference}/refund`)
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('button', { name: 'Refund US$42.00' }).click()
      await expect(page.getByText('Refunded US$42.00 to the client.')).toBeVisible()
      await expect(page.getByRole('link', { name: 'Refund more' })).toHaveCount(0)
      await page.getByRole('link', { name: 'Back to the payment' }).click()
      await expect(page.getByText('There is nothing left to refund.')).toBeVisible()
    })

    test('keeps a box unticked after an amount that is too large', async ({ paymentPage: page, reference }) => {
      await page.goto(`/admin/payments/${reference}/refund`)
      const box = page.getByLabel('Take it back from the coach')
      await box.uncheck()
      const send = async (amount: string, said: string) => {
        await review(page, amount)
        await expect(page.getByText(said)).toBeVisible()
        await expect(page.getByLabel('Amount in USD')).toHaveValue(amount)
      }
      await send('42.01', 'Only US$42.00 can be refunded.')
      await expect(box).not.toBeChecked()
      await send('nothing', 'Enter an amount above zero, such as 12.50.')
      await expect(box).not.toBeChecked()
      await box.check()
      await send('42.02', 'Only US$42.00 can be refunded.')
      await expect(box).toBeChecked()
      await box.uncheck()
      await review(page, '5.00')
      await expect(page.getByRole('row', { name: 'The platform' })).toContainText('−US$5.00')
      await page.getByRole('link', { name: 'Change the amount' }).click()
      await expect(page.getByLabel('Amount in USD')).toHaveValue('5.00')
      await expect(box).not.toBeChecked()
    })

    test('keeps what was typed through a required sign-in, and reports a wrong amount first', async ({
      paymentPage: page,
      reference,
      context,
      appUrl,
      database,
    }) => {
      await page.goto(`/admin/payments/${reference}/refund`)
      await page.getByLabel('Take it back from the coach').uncheck()
      await age(database, context)
      await review(page, 'abc')
      await expect(page.getByText('Enter an amount above zero, such as 12.50.')).toBeVisible()
      await review(page, '12.50')
      await page.waitForURL(/\/sign-in\?/)
      await expect(page.getByLabel('Your email address')).toHaveValue(/^person-.*@example\.com$/)
      const next = new URL(page.url()).searchParams.get('next') ?? ''
      await letIn(context, appUrl, await newCaller(database, appUrl, { isAdmin: true }))
      await page.goto(next)
      await expect(page.getByRole('button', { name: 'Refund US$12.50' })).toBeVisible()
      await age(database, context)
      await page.getByRole('button', { name: 'Refund US$12.50' }).click()
      await page.waitForURL(/\/sign-in\?/)
      expect(new URL(page.url()).searchParams.get('next')).toBe(next)
      expect(await refundsOf(database, reference)).toEqual([])
    })

    test('makes a refund once when its answer was lost and the admin presses again', async ({
      paymentPage: page,
      reference,
      database,
      stripe,
    }) => {
      await page.goto(`/admin/payments/${reference}/refund`)
      await page.getByLabel('Take it back from the coach').uncheck()
      await review(page, '10.00')
      await loseAnswers(stripe, { method: 'POST', path: '/v1/refunds', kind: 'timeout', when: 'after', times: 2 })
      await page.getByRole('button', { name: 'Refund US$10.00' }).click()
      await expect(page.getByRole('alert').getByText('It’s safe to try again: you won’t refund twice.')).toBeVisible()
      await page.goto(`/admin/payments/${reference}`)
      await page.getByRole('link', { name: 'See the refund' }).click()
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByText('Refunded US$10.00 to the client.')).toBeVisible()
      const { rows } = await database.pool.query(
        `SELECT kind, amount FROM movement WHERE reference = $1 AND kind IN ('refund', 'reversal')`,
        [reference],
      )
      expect(rows).toEqual([{ kind: 'refund', amount: 1000 }])
    })

    test('sends on the next press what was typed before Stripe went away', async ({
      paymentPage: page,
      reference,
      database,
      stripe,
    }) => {
      await page.goto(`/admin/payments/${reference}/refund`)
      await page.getByLabel('Take it back from the coach').uncheck()
      await review(page, '10.00')
      await loseAnswers(stripe, { method: 'GET', path: '/v1/payment_intents/*', kind: 'cut', times: 2 })
      await page.getByRole('button', { name: 'Refund US$10.00' }).click()
      await expect(page.getByText('It’s safe to try again: you won’t refund twice.')).toBeVisible()
      await page.getByRole('button', { name: 'Refund US$10.00' }).click()
      await expect(page.getByText('Refunded US$10.00 to the client.')).toBeVisible()
      expect(await refundsOf(database, reference)).toEqual([{ amount: 1000, takes_back: false, state: 'made' }])
    })
  })
}

test('counts a refund in the payment’s currency, whatever its form says', async ({
  paymentPage: page,
  reference,
  database,
}) => {
  await page.goto(`/admin/payments/${reference}/refund`)
  await review(page, '12.50')
  await expect(page.getByRole('button', { name: 'Refund US$12.50' })).toBeVisible()
  // Only the server writes the fields that a form without scripts sends.
  await page.reload()
  const answer = await sendForm(page, { currency: 'jpy', left: '4200' }, 'form:has(input[name=refund])')
  expect(answer.status()).toBe(303)
  expect(await refundsOf(database, reference)).toEqual([{ amount: 1250, takes_back: true, state: 'made' }])
  await page.goto(page.url().replace('12.50', '40.00'))
  await expect(page.getByText('Refunded US$12.50 to the client.')).toBeVisible()
  await expect(page.getByText('This is an earlier refund of US$12.50.')).toBeVisible()
})

test('warns before the click when a refund would take a balance below zero', async ({
  paymentPage: page,
  coach,
  stripe,
}) => {
  await spendThirtyDollars(stripe, coach.accountId ?? '')
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByText('This is what Stripe says now.')).toBeVisible()
  await page.getByRole('link', { name: 'Refund…' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('This takes the coach’s Stripe balance to −US$30.00.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refund US$42.00' })).toHaveAccessibleDescription(
    /takes the coach’s Stripe balance to −US\$30\.00\. You can’t undo a refund\.$/,
  )
  await page.getByRole('link', { name: 'Change the amount' }).click()
  await page.getByLabel('Take it back from the coach').uncheck()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/^This takes our Stripe balance to −US\$\d+\.\d\d\.$/)).toBeVisible()
})

test('shows a late failure on the payment and health page, with the coach’s shortfall', async ({
  paymentPage: page,
  reference,
  database,
  stripe,
}) => {
  await page.goto(`/admin/payments/${reference}/refund`)
  await review(page, '10.00')
  await page.getByRole('button', { name: 'Refund US$10.00' }).click()
  await expect(page.getByText('Refunded US$10.00 to the client.')).toBeVisible()
  const { rows } = await database.pool.query(
    `SELECT stripe_id AS id FROM movement WHERE reference = $1 AND kind = 'refund'`,
    [reference],
  )
  await controlAt(stripe, 'POST', `/refunds/${rows[0].id}/settle`, { outcome: 'failed' })
  await page.goto(`/admin/payments/${reference}`)
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByText('A refund failed, and the coach is owed US$10.00')).toBeVisible()
  await expect(page.getByText('transfer US$10.00 to the coach in Stripe')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open in Stripe' })).toBeVisible()

  await page.goto('/admin/payments?state=shortfall')
  await expect(page.getByRole('row').filter({ hasText: reference })).toBeVisible()
  await page.goto('/admin/health')
  await expect(page.getByText('A refund failed in the last 60 days')).toBeVisible()
})

/** Someone in Stripe's dashboard takes a payment back from the coach and keeps our fee. */
async function spendThirtyDollars(stripe: string, accountId: string): Promise<void> {
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

/** Enters an amount and opens its preview. */
async function review(page: Page, amount: string): Promise<void> {
  await page.getByLabel('Amount in USD').fill(amount)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function refundsOf({ pool }: Database, reference: string) {
  const { rows } = await pool.query('SELECT amount, takes_back, state FROM refund WHERE reference = $1', [reference])
  return rows
}

/** Makes this browser's session twenty minutes old. */
async function age({ pool }: Database, context: BrowserContext): Promise<void> {
  const [cookie] = await context.cookies()
  await pool.query(`UPDATE session SET begun_at = now() - interval '20 minutes' WHERE session_token = $1`, [
    hashSessionToken(cookie?.value ?? ''),
  ])
}

const loseAnswers = (stripe: string, fault: Record<string, unknown>) => controlAt(stripe, 'POST', '/faults', fault)
