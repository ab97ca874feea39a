import { hydrated } from '../support/pages/slow-line'
import { bringIntoState } from '../support/scenes/coach-in-state'
import { expect, test } from '../support/test'

test('keeps buttons, progress and the focus visible in forced colors', async ({ coachPage: page, coach, database }) => {
  await bringIntoState(database, coach.coachId, 'unfinished')
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/payouts')
  const button = await hydrated(page.getByRole('button', { name: 'Continue setup' }))
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect(button).not.toHaveCSS('border-top-color', ground)
  await expect(button).toHaveCSS('border-top-width', '1px')

  const bars = page.getByRole('list', { name: 'Steps to your first payout' }).locator('li > span:first-child')
  const seen = await bars.evaluateAll((all) =>
    all.map((bar) => {
      const { backgroundColor, borderTopWidth } = getComputedStyle(bar)
      return { backgroundColor, borderTopWidth }
    }),
  )
  expect(seen).toHaveLength(4)
  const isSeen = ({ backgroundColor, borderTopWidth }: (typeof seen)[number]) =>
    backgroundColor !== ground || borderTopWidth === '1px'
  expect(seen.every(isSeen)).toBe(true)
  expect(new Set(seen.map(({ borderTopWidth }) => borderTopWidth))).toEqual(new Set(['0px', '1px']))

  await page.getByRole('button', { name: 'Check again' }).focus()
  await page.keyboard.press('Shift+Tab')
  await expect(button).toBeFocused()
  await expect(button).toHaveCSS('outline-style', 'solid')
})
