import { expect, test } from '@playwright/test'
import { letIn, newCaller } from './support/caller'
import { findings } from './support/pages/axe'
import { follow } from './support/pages/coach-table'
import { misfits } from './support/pages/fit'
import { expectFigure, openHealth, section, verdict, well } from './support/pages/health-page'
import { desktop, phone, zoomed } from './support/pages/looks'
import { type HealthScene, openHealthScene } from './support/scenes/health-scene'
import { controlAt } from './support/servers/local-stripe'

// One after another: each test arranges how the whole house does.
test.describe.configure({ mode: 'default' })

let house: HealthScene
test.beforeAll(async () => {
  house = await openHealthScene('health_lists')
})
test.afterAll(() => house.servers.close())
test.beforeEach(async ({ context }) => {
  await house.reset()
  await letIn(context, house.url, await newCaller(house.servers.database, house.url, { isAdmin: true }))
})

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled })

    test('a coach who cannot be confirmed is listed with the last error, until Retry now works', async ({ page }) => {
      const { accountId } = await house.newCoach()
      await house.recordEvent()
      await house.failReadsOf(accountId)
      await openHealth(page, house.url)
      const row = section(page, 'Accounts that fail to sync').getByRole('row').filter({ hasText: 'Ada Coach' })
      await expect(row).toContainText('Stripe had an error of its own')
      await expect(row).toContainText('Failed once')
      await row.getByRole('button', { name: 'Retry now Ada Coach' }).click()
      await expect(page.getByText('We couldn’t sync with Stripe.')).toBeVisible()
      await expect(row).toContainText('Failed 2 times in a row')

      await controlAt(house.stripe, 'DELETE', '/faults')
      await row.getByRole('button', { name: 'Retry now' }).click()
      await expect(page.getByText('Synced with Stripe just now.')).toBeVisible()
      await expect(row).toHaveCount(0)
      await expect(verdict(page, well)).toBeVisible()
    })
  })

test('A page full of trouble can be read by everybody', async ({ page }) => {
  const { coachId, accountId } = await house.newCoach()
  await house.newCoach('closed')
  await house.failReadsOf(accountId)
  await house.noteDrift({ coachId, accountId })
  await house.noteOrphan(coachId)
  await openHealth(page, house.url)
  for (const viewport of [phone, zoomed, desktop])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
      expect(await findings(page), `${viewport.width} pixels wide, ${colorScheme}`).toEqual([])
    }
})

test('Orphans and accounts that are gone are listed', async ({ page }) => {
  const orphaned = await house.addCoach()
  const gone = await house.newCoach('closed')
  await house.recordEvent()
  await house.noteOrphan(orphaned.coachId)
  await openHealth(page, house.url)
  await expect(
    verdict(page, 'Stripe has one unknown account: it carries our mark, but we don’t store it.'),
  ).toBeVisible()
  const orphan = section(page, 'Unknown accounts at Stripe').getByRole('row').filter({ hasText: 'acct_orphan' })
  await expect(orphan).toContainText(orphaned.email)
  await expect(section(page, 'Gone at Stripe').getByRole('row').filter({ hasText: gone.accountId })).toBeVisible()
})

test('A long list is turned page by page, to its end and back to its start', async ({ page }) => {
  await house.recordEvent()
  await house.noteDrift(await house.newCoach(), 45)
  await openHealth(page, house.url)
  const rows = section(page, 'Mismatches').getByRole('row')
  const turn = (name: string) => follow(page, section(page, 'Mismatches').getByRole('link', { name }))
  const counts = [await rows.count()]
  await turn('Next')
  counts.push(await rows.count())
  await turn('Next')
  counts.push(await rows.count())
  // Each page has a row of headings.
  expect(counts).toEqual([21, 21, 6])
  await turn('First page')
  expect(await rows.count()).toBe(21)
})

test('A sweep under way tells how far it is', async ({ page }) => {
  await house.newCoach()
  await house.recordEvent()
  await house.servers.database.pool.query(
    `WITH begun AS (
       INSERT INTO sweep (platform_account_id, livemode, compared)
       SELECT platform_account_id, livemode, 1234 FROM payout_account LIMIT 1 RETURNING id)
     INSERT INTO sweep_window (sweep_id, number, is_done, lease_until)
     SELECT id, n, n < 3, now() + interval '1 minute' FROM begun, generate_series(0, 7) n`,
  )
  await openHealth(page, house.url)
  await expectFigure(page, 'Parts done', '3 of 8')
  await expectFigure(page, 'Accounts compared so far', '1,234')
  await house.servers.database.pool.query('DELETE FROM sweep WHERE ended_at IS NULL')
})
