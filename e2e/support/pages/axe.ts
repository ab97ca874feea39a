import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>
type Options = Parameters<AxeBuilder['options']>[0]

/** axe's findings, each with its place. */
export function findings(page: Page): Promise<string[]> {
  return run(page, { rules: { 'target-size': { enabled: true } } })
}

/** The findings that can differ between looks. */
export function findingsOfAppearance(page: Page): Promise<string[]> {
  return run(page, { runOnly: ['color-contrast', 'link-in-text-block', 'target-size'] })
}

/** Loading axe takes longer than running it, so it stays. */
async function run(page: Page, options: Options): Promise<string[]> {
  const again = await page.evaluate((how) => {
    const { axe } = window as { axe?: { run(options: Options): Promise<Results> } }
    return axe?.run(how) ?? null
  }, options)
  const { violations } = again ?? (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
