import { shifted, waitLong, watchShifts } from '../support/pages/layout-shift'
import { hydrated } from '../support/pages/slow-line'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { control } from '../support/servers/local-stripe'
import { expect, test } from '../support/test'

/** The sum of all moves of a page: https://web.dev/articles/cls calls a tenth good. */
const most = 0.02

for (const [device, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1280, height: 800 }],
] as const) {
  test(`moves nothing that is being read, on a ${device}`, async ({ coachPage: page, coach, database }) => {
    await page.setViewportSize(viewport)
    await watchShifts(page)
    await page.goto('/payouts')
    await hydrated(page.getByRole('button', { name: 'Set up payouts' }))
    expect(await shifted(page), 'first visit').toBeLessThanOrEqual(most)

    const accountId = await bringIntoState(database, coach.coachId, 'in-review')
    await page.goto('/payouts')
    const check = await hydrated(page.getByRole('button', { name: 'Check again' }))
    await control('POST', `/accounts/${accountId}/facts`, ready)
    await expect(page.getByText('That’s it. Clients can pay you.')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('From Stripe')).toBeVisible()
    expect(await shifted(page), 'ready, on an open page').toBeLessThanOrEqual(most)

    await page.route('**/payouts', async (route) => {
      if (route.request().method() === 'POST') await waitLong(page)
      await route.fallback()
    })
    await check.click()
    await expect(page.getByText('Checked just now.')).toBeVisible()
    expect(await shifted(page), 'checked').toBeLessThanOrEqual(most)

    await database.pool.query('DELETE FROM account_balance WHERE stripe_account_id = $1', [accountId])
    await page.goto('/payouts')
    await expect(page.getByText('From Stripe')).toBeVisible()
    expect(await shifted(page), 'money, when it comes').toBeLessThanOrEqual(most)
  })
}

const ready = {
  ...{ payouts_enabled: true, charges_enabled: true },
  ...{ capabilities: { transfers: 'active', card_payments: 'active' } },
  requirements: { pending_verification: [], disabled_reason: null },
}
