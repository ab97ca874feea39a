import { expect, type Page } from '@playwright/test'

/** The verdict when nothing is wrong. */
export const well = 'Webhook events arrive, and accounts are kept up to date.'

export const openHealth = (page: Page) => page.goto('/admin/health')

/** The page's verdict. */
export const verdict = (page: Page, sentence: string | RegExp) =>
  page.getByRole('main').locator('p').filter({ hasText: sentence }).first()

export const section = (page: Page, title: string) =>
  page.locator('section[id]').filter({ has: page.getByRole('heading', { level: 2, name: title }) })

export async function expectFigure(page: Page, name: string, text: string): Promise<void> {
  const term = page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) })
  await expect(term.locator('xpath=following-sibling::dd')).toHaveText(text)
}
