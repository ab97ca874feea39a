import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong, with the piece of the page it found it in. */
export async function findings(page: Page): Promise<string[]> {
  return toLines(
    await builder(page)
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze(),
  )
}

/** The same, as far as it can differ from one look of a page to another. */
export async function findingsOfLook(page: Page): Promise<string[]> {
  return toLines(await builder(page).withRules(['color-contrast', 'link-in-text-block', 'target-size']).analyze())
}

/** In the page itself and not in one more: these pages hold no frames. */
const builder = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

function toLines({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
