import type { Page } from '@playwright/test'

/** A focused element's position on the page, in pixels. */
export interface Stop {
  what: string
  top: number
  bottom: number
  left: number
  hasRing: boolean
  /** Uncovered and scrolled into view. */
  isInSight: boolean
}

/** What a keyboard should reach. */
export function controls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )
    return (
      [...all]
        .filter((control) => control.checkVisibility() && control.getAttribute('type') !== 'hidden')
        // A picture's links stand in its table, too.
        .filter((control) => !control.matches('svg [tabindex="-1"]'))
        // Tab goes to the chosen one of a group; the arrows go to the others.
        .filter((control) => !control.matches('[type="radio"]:not(:checked)'))
        .map((control) => `${control.localName} ${control.textContent || control.getAttribute('name')}`)
    )
  })
}

/** Presses Tab from the top until every element had the focus. */
export async function walk(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    scrollTo(0, 0)
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: Stop[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(stopHere)
    if (stop === null) return stops
    if (stop !== 'within') stops.push(stop)
  }
}

/** null when the focus left the page or repeats; a date field takes several presses. */
function stopHere(): Stop | 'within' | null {
  const control = document.activeElement
  if (!(control instanceof HTMLElement) || control === document.body) return null
  if (control.dataset.walked) return control.matches('[type=date]') ? 'within' : null
  control.dataset.walked = 'yes'
  const { top, bottom, left } = control.getBoundingClientRect()
  const style = getComputedStyle(control)
  // The middle of a link that goes over two lines may be another's text.
  const line = control.getClientRects()[0]
  const over = line ? document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2) : null
  return {
    what: `${control.localName} ${control.textContent || control.getAttribute('name')}`,
    top: top + scrollY,
    bottom: bottom + scrollY,
    left,
    hasRing: style.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 2,
    isInSight: over !== null && control.contains(over),
  }
}

/** Steps that go back up, or left in one line. */
export function stepsBack(stops: Stop[]): string[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1]
    if (before === undefined || stop.top >= before.bottom - 4) return []
    const isInLine = stop.bottom > before.top && stop.left > before.left
    return isInLine ? [] : [`from ${before.what} to ${stop.what}`]
  })
}
