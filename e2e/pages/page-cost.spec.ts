import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { expect, test } from '../support/test'

/** The compressed scripts of an empty page in an empty frame: docs/performance.md says how to measure it again. */
const emptyPage = { next: '16.4.6', react: '19.3.1', scriptBytes: 134_904 }

test('loads scripts of at most 1.05 of an empty page, at the first visit and when ready', async ({
  coachPage: page,
  coach,
  database,
}) => {
  const { next, react } = JSON.parse(readFileSync('package.json', 'utf8')).dependencies
  expect({ next, react }, 'measure an empty page again').toEqual({ next: emptyPage.next, react: emptyPage.react })
  const most = Math.floor(emptyPage.scriptBytes * 1.05)
  await page.goto('/payouts')
  await expect(page.getByRole('button', { name: 'Set up payouts' })).toBeVisible()
  expect(await scriptBytes(page)).toBeLessThanOrEqual(most)

  await bringIntoState(database, coach.coachId, 'ready')
  await page.goto('/payouts')
  await expect(page.getByRole('heading', { name: 'You can be paid.' })).toBeVisible()
  expect(await scriptBytes(page)).toBeLessThanOrEqual(most)
  expect(await scriptBytes(page)).toBeGreaterThan(emptyPage.scriptBytes * 0.9)
})

/** Compressed, whether from the server or from the browser's cache. */
async function scriptBytes(page: Page): Promise<number> {
  await page.waitForLoadState()
  return page.evaluate(() => {
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const scripts = loaded.filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  })
}
