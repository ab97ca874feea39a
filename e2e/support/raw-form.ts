import type { APIResponse, Page } from '@playwright/test'

/** Submits the page's form as a browser without JavaScript does, with some fields changed. */
export async function sendForm(page: Page, change: Record<string, string>, which = 'form'): Promise<APIResponse> {
  const fields = await page
    .locator(which)
    .evaluate((form: HTMLFormElement) => [...new FormData(form)].map(([name, value]) => [name, String(value)] as const))
  const multipart = new FormData()
  for (const [name, value] of fields) multipart.set(name, value)
  for (const [name, value] of Object.entries(change)) multipart.set(name, value)
  const headers = { origin: new URL(page.url()).origin }
  return page.request.post(page.url(), { multipart, headers, maxRedirects: 0 })
}
