import { testWithServer } from '../support/test-with-server'
const test = testWithServer('admin_zz')
test('zz shot', async ({ adminPage: page }) => {
  for (const scheme of ['light', 'dark'] as const) for (const width of [390, 1280]) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/admin/settings')
    await page.screenshot({ path: `/tmp/told/settings-${scheme}-${width}.png`, fullPage: true })
  }
})
