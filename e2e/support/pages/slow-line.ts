import type { Locator, Page } from '@playwright/test'

/** Latency in milliseconds and bytes a second of a phone at the edge of its network. */
const slow = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', { offline: false, ...slow })
}

/** Notes how long after a press the bar was painted. */
export async function watchTaps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let pressed = Number.NaN
    addEventListener('pointerdown', () => {
      pressed = performance.now()
      Object.assign(window, { shownAfter: null })
    })
    new MutationObserver(() => {
      if (document.querySelector('.under-way') === null || 'shownAfter' in window === false) return
      const { shownAfter } = window as unknown as { shownAfter: number | null }
      if (shownAfter === null)
        requestAnimationFrame(() => Object.assign(window, { shownAfter: performance.now() - pressed }))
    }).observe(document, { childList: true, subtree: true })
  })
}

/** Milliseconds from the press to the bar. */
export async function shownAfter(page: Page): Promise<number> {
  const noted = await page.waitForFunction(() => (window as unknown as { shownAfter: number | null }).shownAfter)
  return (await noted.jsonValue()) as number
}

/** Waits until scripts take a press of it. Before, the browser does. */
export async function hydrated(element: Locator): Promise<Locator> {
  await element.waitFor()
  const isReady = () => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps')))
  while (!(await isReady())) await element.page().evaluate(() => new Promise(requestAnimationFrame))
  return element
}
