import { follow } from '../support/pages/coach-table'
import { expectFigure, openHealth, section, verdict, well } from '../support/pages/health-page'
import { testWithHealth } from '../support/scenes/health-scene'
import { send } from '../support/send'
import { controlAt } from '../support/servers/local-stripe'
import { expect } from '../support/test'

const test = testWithHealth('health')

// One after another: each test arranges the health of the whole app.
test.describe.configure({ mode: 'default' })

test('says in a sentence that all is well', async ({ adminPage: page, health }) => {
  await health.newCoach()
  await health.recordEvent()
  await openHealth(page)
  await expect(verdict(page, well)).toBeVisible()
  await expect(page.getByText('Warning')).toHaveCount(0)
  await expect(page.getByText('Broken')).toHaveCount(0)
  await expectFigure(page, 'Webhook events in the last hour', '1')
  await expect(section(page, 'Accounts that fail to sync')).toContainText('No accounts are failing to sync.')
})

test('says what is probably wrong when coaches began and no webhook event ever came', async ({
  adminPage: page,
  health,
}) => {
  await health.newCoach()
  await openHealth(page)
  await expect(
    verdict(page, /no webhook event has arrived\. Your endpoint is probably scoped to “Your account”\./),
  ).toBeVisible()
  await expect(page.getByText('it creates one for connected accounts')).toBeVisible()
  await expectFigure(page, 'Last webhook event', 'Never')
})

test('says that drift means lost webhook events, here and above the coaches, and lists it', async ({
  adminPage: page,
  health,
}) => {
  const { coachId, accountId } = await health.newCoach()
  await health.recordEvent()
  await page.goto('/admin/coaches')
  await expect(page.getByText('Webhook events are getting lost')).toHaveCount(0)

  await health.noteDrift({ coachId, accountId })
  await page.goto('/admin/coaches')
  await expect(page.getByText(lost)).toBeVisible()
  await follow(page, page.getByRole('link', { name: 'See what to do' }))
  await expect(verdict(page, lost)).toBeVisible()
  const found = section(page, 'Mismatches').getByRole('row').filter({ hasText: 'Ada Coach' })
  await expect(found).toContainText('We had Ready, Stripe has Rejected')
  await expect(found).toContainText('payouts, why it’s stopped')
})

test('counts and shows what a server refused, when it ends', { tag: '@long' }, async ({
  adminPage: page,
  database,
  servers,
  stripe,
}) => {
  const another = await servers.start({ STRIPE_API_BASE: stripe, BACKGROUND_WORK: 'apart' })
  for (let n = 0; n < 3; n += 1) expect(await send(`${another.url}/api/stripe/webhook`, { body: '{}' })).toBe(400)
  const { pool } = database
  expect((await pool.query('SELECT FROM refused_count')).rowCount).toBe(0)
  process.kill(another.pid, 'SIGTERM')
  await expect.poll(async () => (await pool.query('SELECT FROM refused_count')).rowCount).toBe(1)
  await openHealth(page)
  await expectFigure(page, 'Forged, this hour and last', '3')
  await expect(page.getByText(/^Since .*, 3 messages had no valid signature/)).toBeVisible()
})

test('waits five seconds for Stripe, says that it did not answer, and shows the rest', async ({
  adminPage: page,
  health,
  stripe,
}) => {
  await health.newCoach()
  await health.recordEvent()
  await controlAt(stripe, 'POST', '/faults', { method: 'GET', path: '/v1/webhook_endpoints', kind: 'timeout' })
  const asked = Date.now()
  await openHealth(page)
  expect(Date.now() - asked).toBeLessThan(30_000)
  await expect(verdict(page, /^Stripe didn’t answer/)).toBeVisible()
  await expectFigure(page, 'Webhook events in the last hour', '1')
})

test('says that the key may not see the endpoint', async ({ adminPage: page, health, stripe }) => {
  await health.newCoach()
  await health.recordEvent()
  const fault = { method: 'GET', path: '/v1/webhook_endpoints', kind: 'status', status: 403 }
  await controlAt(stripe, 'POST', '/faults', fault)
  await openHealth(page)
  await expect(verdict(page, 'Our restricted key isn’t allowed to read webhook endpoints at Stripe.')).toBeVisible()
})

const lost = 'Webhook events are getting lost: in the last seven days, reconciliation found one change without one.'
