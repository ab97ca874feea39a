import type { Locator, Page } from '@playwright/test'

/** Opens a confirmation, which changes nothing yet. */
export async function ask(within: Page | Locator, label: string): Promise<void> {
  await within.locator('summary').filter({ hasText: label }).click()
}
