import type { Locator, Page } from '@playwright/test'

/** Opens what is asked before something is taken away: nothing is done by it. */
export async function ask(within: Page | Locator, label: string): Promise<void> {
  await within.locator('summary').filter({ hasText: label }).click()
}
