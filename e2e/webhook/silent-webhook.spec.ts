import { fillForm } from '../support/pages/onboarding'
import { signInNewCoach } from '../support/pages/session'
import { controlAt } from '../support/servers/local-stripe'
import type { OwnServer, OwnServers } from '../support/servers/own-servers'
import { expect, testWithServer } from '../support/test-with-server'

// This local Stripe has no endpoint of ours, so no event arrives.
const test = testWithServer('silent_webhook', { hasOwnStripe: true })

let servers: OwnServers
let server: OwnServer
let stripe: string

test.beforeAll(async ({ servers: all, server: one, stripe: address }) => {
  servers = all
  server = one
  stripe = address
})

test('updates the page on return and on Check again without webhook events', async ({ page, context }) => {
  const { coachId } = await signInNewCoach(servers.database, context, server.url)
  await page.goto(`${server.url}/payouts`)
  await page.getByLabel('Country').selectOption('US')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.waitForURL((url) => url.origin === stripe)
  await fillForm(page)
  await expect(
    page.getByRole('heading', { name: 'You can’t be paid yet: Stripe is checking your details.' }),
  ).toBeVisible()

  await expect.poll(() => isPaidAtStripe(coachId)).toBe(true)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  await expect(page.getByText(/Checked with Stripe .*, when you asked\./)).toBeVisible()

  await controlAt(stripe, 'POST', `/accounts/${await accountOf(coachId)}/facts`, { payouts_enabled: false })
  await page.goto(`${server.url}/payouts/return`)
  await expect(
    page.getByRole('heading', { name: 'You can’t be paid right now: Stripe turned off your payouts.' }),
  ).toBeVisible()
})

async function accountOf(coachId: string): Promise<string> {
  const { stripeAccountId } = await servers.database.prisma.payoutAccount.findUniqueOrThrow({ where: { coachId } })
  return stripeAccountId
}

async function isPaidAtStripe(coachId: string): Promise<boolean> {
  const path = `/accounts/${await accountOf(coachId)}`
  return (await controlAt<{ payouts_enabled: boolean }>(stripe, 'GET', path)).payouts_enabled
}
