import type { Locator, Page } from '@playwright/test'
import { ask } from './ask-once'

export const accountMenu = (page: Page): Locator => page.locator('summary:visible').filter({ hasText: 'Your account' })

/** Signs out this way and waits until it is done. */
export async function leave(page: Page, way: 'Sign out' | 'Sign out everywhere'): Promise<void> {
  await accountMenu(page).click()
  if (way === 'Sign out everywhere') await ask(page, 'Sign out everywhere…')
  await page.getByRole('button', { name: way, exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
}
