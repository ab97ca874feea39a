import type { Page } from '@playwright/test'

/** Records what a screen reader is told without being asked. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: string[] = []
    Object.assign(window, { told })
    const live = '[aria-live=polite], [role=status], [role=alert]'
    const note = (node: Node, isNew: boolean) => {
      const element = node instanceof Element ? node : node.parentElement
      const regions = [element?.closest(live), ...((isNew && element?.querySelectorAll(live)) || [])]
      for (const text of regions.map((region) => region?.textContent?.trim()))
        if (text && told.at(-1) !== text) told.push(text)
    }
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        note(target, false)
        for (const node of addedNodes) note(node, true)
      }
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })
}

/** What was announced on this page since it was loaded or last asked. */
export function announcements(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { told: string[] }).told.splice(0))
}

/** The name of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const label =
      element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement ? element.labels?.[0] : null
    return element === document.body ? '' : ((label ?? element)?.textContent?.trim() ?? '')
  })
}

const kept =
  /^(banner|navigation|main|contentinfo|region|list|heading|link|button|textbox|combobox|checkbox|searchbox|group|alert|status)\b/

/** Landmarks, headings and controls as a listener meets them, one a line. Next's announcer of titles is left out. */
export async function heard(page: Page): Promise<string[]> {
  const announcer = await page.evaluate(() => document.querySelector('next-route-announcer')?.shadowRoot?.textContent)
  const tree = await page.locator('body').ariaSnapshot()
  return tree
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^- /, '')
        .replace(/:$/, '')
        .replace(/^'(.*)'$/, '$1'),
    )
    .filter((line) => kept.test(line) && line !== 'alert' && line !== `alert: ${announcer}`)
    .map((line) => line.replace(/"\w{3} \d{1,2} \w+"/, '"today"').replace(/ person-\S+$/, ''))
}
