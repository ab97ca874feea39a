import { bringIntoState } from '../support/scenes/coach-in-state'
import { control } from '../support/servers/local-stripe'
import { expect, test } from '../support/test'

test('polls a waiting page until a webhook event changes it without a reload', async ({
  coachPage: page,
  database,
  coach,
}) => {
  const accountId = await bringIntoState(database, coach.coachId, 'in-review')
  const answers: number[] = []
  page.on('response', (response) => response.url().endsWith('/api/payouts/live') && answers.push(response.status()))
  await page.goto('/payouts')
  await page.evaluate(() => Object.assign(window, { isFirstVisit: true }))
  await expect.poll(() => answers.length).toBeGreaterThan(1)
  expect(new Set(answers)).toEqual(new Set([304]))

  const requirements = { pending_verification: [], disabled_reason: null }
  const capabilities = { transfers: 'active', card_payments: 'active' }
  const facts = { payouts_enabled: true, charges_enabled: true, capabilities, requirements }
  await control('POST', `/accounts/${accountId}/facts`, facts)
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'You can be paid.' })).toBeAttached()
  expect(await page.evaluate(() => 'isFirstVisit' in window)).toBe(true)
})

test('shows on an open page that payouts stopped', async ({ coachPage: page, database, coach }) => {
  const accountId = await bringIntoState(database, coach.coachId, 'ready')
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  const requirements = { disabled_reason: 'platform_paused' }
  await control('POST', `/accounts/${accountId}/facts`, { payouts_enabled: false, requirements })
  await expect(
    page.getByRole('heading', { name: 'You can’t be paid right now: your payouts are paused.' }),
  ).toBeVisible({
    timeout: 60_000,
  })
})

test('polls every three seconds, and after two minutes every fifteen', async ({
  coachPage: page,
  database,
  coach,
  appUrl,
}) => {
  await bringIntoState(database, coach.coachId, 'in-review')
  // A balance that comes while the page is open changes it, and the two quick minutes begin again.
  const balance = await fetch(`${appUrl}/payouts/balance`, { method: 'POST', headers: coach.headers })
  expect(await balance.json()).toEqual({ kind: 'kept' })
  await page.clock.install()
  let asked = 0
  await page.route('**/api/payouts/live', (route) => {
    asked++
    return route.fulfill({ status: 304 })
  })
  await page.goto('/payouts')
  await expect(
    page.getByRole('heading', { name: 'You can’t be paid yet: Stripe is checking your details.' }),
  ).toBeVisible()
  const asksWithin = async (seconds: number) => {
    const before = asked
    for (let second = 0; second < seconds; second++) await page.clock.runFor(1_000)
    return asked - before
  }
  // Timing can only lower the count, never raise it.
  const quick = await asksWithin(60)
  expect(quick).toBeLessThanOrEqual(20)
  expect(quick).toBeGreaterThanOrEqual(8)
  await asksWithin(75)
  const slow = await asksWithin(60)
  expect(slow).toBeLessThanOrEqual(4)
  expect(slow).toBeGreaterThanOrEqual(1)
})

test('drops an answer about a check when the page says otherwise', async ({ coachPage: page, database, coach }) => {
  const accountId = await bringIntoState(database, coach.coachId, 'ready')
  await page.goto('/payouts')
  const cut = { method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'cut', times: null }
  await control('POST', '/faults', cut)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Press Check again in a moment')).toBeVisible()
  await control('DELETE', '/faults')
  await expect(page.getByText('Checked with Stripe')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Press Check again in a moment')).toHaveCount(0)
})

test('says when the next check is possible', async ({ coachPage: page, database, coach }) => {
  await bringIntoState(database, coach.coachId, 'ready')
  await page.goto('/payouts')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Checked just now.')).toBeVisible()
  // Long enough for any machine to press again.
  await database.pool.query(`UPDATE rate_limit SET expire = expire + 600000 WHERE key LIKE 'check-again/10:%'`)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText(/Try again at \d\d:\d\d:\d\d UTC\./)).toBeVisible()
})
