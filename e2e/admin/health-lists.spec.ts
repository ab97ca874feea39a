import { findings } from '../support/pages/axe'
import { follow } from '../support/pages/coach-table'
import { misfits } from '../support/pages/fit'
import { expectFigure, openHealth, section, verdict, well } from '../support/pages/health-page'
import { desktop, phone, zoomed } from '../support/pages/screen-sizes'
import { testWithHealth } from '../support/scenes/health-scene'
import { controlAt } from '../support/servers/local-stripe'
import { expect } from '../support/test'

const test = testWithHealth('health_lists')

// One after another: each test arranges the health of the whole app.
test.describe.configure({ mode: 'default' })

for (const javaScriptEnabled of [true, false])
  test.describe(`With JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, {
    tag: javaScriptEnabled ? [] : '@long',
  }, () => {
    test.use({ javaScriptEnabled })

    test('lists an unconfirmed coach with the last error until Retry now works', async ({
      adminPage: page,
      health,
      stripe,
    }) => {
      const { accountId } = await health.newCoach()
      await health.recordEvent()
      await health.failReadsOf(accountId)
      await openHealth(page)
      const row = section(page, 'Accounts that fail to sync').getByRole('row').filter({ hasText: 'Ada Coach' })
      await expect(row).toContainText('Stripe had an internal error')
      await expect(row).toContainText('Failed once')
      await row.getByRole('button', { name: 'Retry now Ada Coach' }).click()
      await expect(page.getByText('We couldn’t sync with Stripe.')).toBeVisible()
      await expect(row).toContainText('Failed 2 times in a row')

      await controlAt(stripe, 'DELETE', '/faults')
      await row.getByRole('button', { name: 'Retry now' }).click()
      await expect(page.getByText('Synced with Stripe just now.')).toBeVisible()
      await expect(row).toHaveCount(0)
      await expect(verdict(page, well)).toBeVisible()
    })
  })

test('keeps a page full of trouble accessible', { tag: '@long' }, async ({ adminPage: page, health }) => {
  const { coachId, accountId } = await health.newCoach()
  await health.newCoach('closed')
  await health.failReadsOf(accountId)
  await health.noteDrift({ coachId, accountId })
  await health.noteOrphan(coachId)
  await openHealth(page)
  for (const viewport of [phone, zoomed, desktop])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await misfits(page), `${viewport.width} pixels wide`).toEqual([])
      expect(await findings(page), `${viewport.width} pixels wide, ${colorScheme}`).toEqual([])
    }
})

test('lists orphans and accounts that are gone', async ({ adminPage: page, health }) => {
  const orphaned = await health.addCoach()
  const gone = await health.newCoach('closed')
  await health.recordEvent()
  await health.noteOrphan(orphaned.coachId)
  await openHealth(page)
  await expect(
    verdict(page, 'Stripe has one unknown account: it carries our mark, but we don’t store it.'),
  ).toBeVisible()
  const orphan = section(page, 'Unknown accounts at Stripe').getByRole('row').filter({ hasText: 'acct_orphan' })
  await expect(orphan).toContainText(orphaned.email)
  await expect(section(page, 'Gone at Stripe').getByRole('row').filter({ hasText: gone.accountId })).toBeVisible()
})

test('pages through a long list to its end and back', async ({ adminPage: page, health }) => {
  await health.recordEvent()
  await health.noteDrift(await health.newCoach(), 45)
  await openHealth(page)
  const rows = section(page, 'Mismatches').getByRole('row')
  const goTo = (name: string) => follow(page, section(page, 'Mismatches').getByRole('link', { name }))
  const counts = [await rows.count()]
  await goTo('Next')
  counts.push(await rows.count())
  await goTo('Next')
  counts.push(await rows.count())
  // Each page has a header row.
  expect(counts).toEqual([21, 21, 6])
  await goTo('First page')
  expect(await rows.count()).toBe(21)
})

test('shows how far a running reconciliation is', async ({ adminPage: page, database, health }) => {
  await health.newCoach()
  await health.recordEvent()
  await database.pool.query(
    `WITH begun AS (
       INSERT INTO reconciliation (platform_account_id, livemode, list, compared)
       SELECT platform_account_id, livemode, 'accounts', 1234 FROM payout_account LIMIT 1 RETURNING id)
     INSERT INTO reconciliation_window (reconciliation_id, number, is_done, lease_until)
     SELECT id, n, n < 3, now() + interval '1 minute' FROM begun, generate_series(0, 7) n`,
  )
  await openHealth(page)
  await expectFigure(page, 'Parts done', '3 of 8')
  await expectFigure(page, 'Accounts compared so far', '1,234')
  await database.pool.query(`DELETE FROM reconciliation WHERE list = 'accounts' AND ended_at IS NULL`)
})
