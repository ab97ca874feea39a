import { findings } from '../support/pages/axe'
import { misfits } from '../support/pages/fit'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { newPaidPayment } from '../support/scenes/payment'
import { controlAt } from '../support/servers/local-stripe'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('money', { hasOwnStripe: true })

test.beforeEach(async ({ coach, database, stripe }) => {
  const accountId = await bringIntoState(database, coach.coachId, 'ready', stripe)
  await controlAt(stripe, 'POST', `/accounts/${accountId}/acts`, { act: 'ready' })
  coach.accountId = accountId
})

test('follows a payment to the bank, and says why it came back', async ({
  coachPage: page,
  coach,
  database,
  stripe,
}) => {
  test.slow()
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Your money' }) })
  await newPaidPayment(database, coach, stripe)
  // Fetched while nobody waits; the open page changes by itself.
  await page.goto('/payouts')
  await expect(card.getByText('US$42.00', { exact: true })).toBeVisible()
  await expect(card.getByText(/^Available from /)).toBeVisible()

  const payout = await controlAt<{ id: string }>(stripe, 'POST', `/accounts/${coach.accountId}/pay-out`, {
    pending: true,
  })
  await checkAgain(page)
  await expect(card.getByText('On its way')).toBeVisible()
  await expect(card.getByText(/^Expected .* · Bank account ending \d{4}$/)).toBeVisible()
  await card.getByText('What it’s made of: 1 item').click()
  await expect(card.getByText('Another payment')).toBeVisible()

  await controlAt(stripe, 'POST', `/payouts/${payout.id}/fail`, { code: 'account_closed' })
  // As if ten seconds had passed.
  await database.pool.query('DELETE FROM rate_limit')
  await page.reload()
  await checkAgain(page)
  await expect(card.getByText(/^Your payout of US\$42\.00 to the bank account ending \d{4} failed\.$/)).toBeVisible()
  await expect(card.getByText('The bank account is closed. The money is back in your balance.')).toBeVisible()
  await expect(page.getByText('A payout of US$42.00 to your bank failed.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await misfits(page)).toEqual([])
})

test('shows the page while Stripe is away, and says so in the card', async ({
  coachPage: page,
  coach,
  database,
  stripe,
}) => {
  await newPaidPayment(database, coach, stripe)
  await controlAt(stripe, 'POST', '/faults', { method: 'GET', path: '/v1/balance', kind: 'timeout', times: null })
  const begun = Date.now()
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  // Stripe's time-out is five seconds, and nobody waits for it.
  expect(Date.now() - begun).toBeLessThan(5_000)
  await expect(page.getByText('We haven’t asked Stripe for your balance yet.')).toBeVisible()
  await controlAt(stripe, 'DELETE', '/faults')
})

test('asks Stripe for a balance only for a coach, their own, from our pages, and twice a minute', async ({
  coach,
  admin,
  appUrl,
}) => {
  const ask = async (headers: Record<string, string>) => {
    const answer = await fetch(`${appUrl}/payouts/balance`, { method: 'POST', headers, redirect: 'manual' })
    return [answer.status, answer.headers.get('cache-control'), answer.status === 200 ? await answer.json() : null]
  }
  expect(await ask({})).toEqual([401, 'no-store', null])
  expect(await ask(admin.headers)).toEqual([401, 'no-store', null])
  expect((await ask({ ...coach.headers, origin: 'https://evil.example' }))[0]).toBe(403)
  expect(await ask(coach.headers)).toEqual([200, 'no-store', { kind: 'kept' }])
  await ask(coach.headers)
  expect(await ask(coach.headers)).toEqual([200, 'no-store', { kind: 'too-soon' }])
})

async function checkAgain(page: Parameters<typeof findings>[0]) {
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Checked just now.')).toBeVisible()
}
