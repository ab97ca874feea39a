import type { Locator, Page } from '@playwright/test'

export const accountMenu = (page: Page): Locator => page.locator('summary').filter({ hasText: 'Your account' })

/** Chooses what ends the session, and waits until the person is out. */
export async function leave(page: Page, way: 'Sign out' | 'Sign out everywhere'): Promise<void> {
  await accountMenu(page).click()
  await page.getByRole('button', { name: way, exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
}
