import type { Locator, Page } from '@playwright/test'

/** A row as an admin reads it. */
export interface SeenRow {
  id: string
  name: string
  email: string
  state: string
  /** Due date, ISO 8601; null without one. */
  due: string | null
}

export function readRows(page: Page): Promise<SeenRow[]> {
  return page.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.querySelector('a')?.getAttribute('href')?.split('/').pop() ?? '',
      name: row.querySelector('a')?.textContent ?? '',
      email: row.querySelector('[data-beside]')?.textContent?.split(' · ').pop() ?? '',
      state: row.querySelector('td span')?.textContent ?? '',
      due: row.querySelector('td:nth-of-type(5) time')?.getAttribute('datetime') ?? null,
    })),
  )
}

/** The page's own counts by who acts. */
export function readCounts(page: Page): Promise<{ word: string; count: number; href: string }[]> {
  return page
    .getByRole('navigation', { name: 'Coaches by who acts' })
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => {
        const [word = '', count = ''] = [...link.querySelectorAll('span')].map(({ textContent }) => textContent ?? '')
        return { word, count: Number(count.replace(/\D/g, '')), href: link.getAttribute('href') ?? '' }
      }),
    )
}

/** Follows a link and waits for the page, with or without JavaScript. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const href = await link.getAttribute('href')
  await link.click()
  await page.waitForURL(new URL(href ?? '', page.url()).href)
}

/** Follows "Next" or "Previous" to the end; returns each page's rows, starting with this one. */
export async function readOn(page: Page, way: 'Next' | 'Previous', beforeEach = async () => {}): Promise<SeenRow[][]> {
  const pages = [await readRows(page)]
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: way })
  while (await link.isVisible()) {
    await beforeEach()
    await follow(page, link)
    pages.push(await readRows(page))
  }
  return pages
}
