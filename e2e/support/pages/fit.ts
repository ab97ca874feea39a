import type { Page } from '@playwright/test'

/** Elements that overflow or are cut off, with everything unfolded. */
export async function misfits(page: Page): Promise<string[]> {
  // Before its styles load, everything overflows.
  await page.waitForLoadState()
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    const root = document.documentElement
    const sideways = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : []
    // Screen reader texts are clipped on purpose.
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) =>
        element.checkVisibility() && getComputedStyle(element).clipPath === 'none' && !element.closest('svg'),
    )
    const out = shown.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 0 && (left < -1 || right > root.clientWidth + 1)
    })
    // What is typed into a field scrolls with the caret.
    const cut = shown.filter((element) => {
      if (element.localName === 'input') return false
      const { overflowX, overflowY } = getComputedStyle(element)
      const isWide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      return isWide || (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
    })
    const name = (element: HTMLElement) => `${element.localName} ${element.textContent?.slice(0, 60)}`
    return [...sideways, ...out.map((one) => `sticks out: ${name(one)}`), ...cut.map((one) => `is cut: ${name(one)}`)]
  })
}
