import type { Page } from '@playwright/test'

/** Longer than the half second in which a browser takes a move for the answer to a press. */
export async function waitLong(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)))
}

export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let sum = 0
    const add = (entries: PerformanceEntryList) => {
      for (const { value, hadRecentInput } of entries as (PerformanceEntry & Shift)[]) if (!hadRecentInput) sum += value
      return sum
    }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    const takeShifts = () => {
      const taken = add(observer.takeRecords())
      sum = 0
      return taken
    }
    Object.assign(window, { takeShifts })
  })
}

interface Shift {
  value: number
  hadRecentInput: boolean
}

/** Since it was asked last. */
export function shifted(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    return (window as unknown as { takeShifts(): number }).takeShifts()
  })
}
