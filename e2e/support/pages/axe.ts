import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>
type Options = Parameters<AxeBuilder['options']>[0]

/** What axe finds wrong, with the piece of the page it found it in. */
export function findings(page: Page): Promise<string[]> {
  return run(page, { rules: { 'target-size': { enabled: true } } })
}

/** The same, as far as it can differ from one look of a page to another. */
export function findingsOfAppearance(page: Page): Promise<string[]> {
  return run(page, { runOnly: ['color-contrast', 'link-in-text-block', 'target-size'] })
}

/** Bringing axe into a page takes longer than asking it, and it stays there. */
async function run(page: Page, options: Options): Promise<string[]> {
  const again = await page.evaluate((how) => {
    const { axe } = window as { axe?: { run(options: Options): Promise<Results> } }
    return axe?.run(how) ?? null
  }, options)
  const { violations } = again ?? (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
