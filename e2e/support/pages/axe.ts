import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>
type Options = Parameters<AxeBuilder['options']>[0]
type Axe = { run(options: Options): Promise<Results>; run(where: Element[], options: Options): Promise<Results> }

/** axe's findings, each with its place. */
export async function findings(page: Page): Promise<string[]> {
  const rules = { 'target-size': { enabled: true }, 'color-contrast': { enabled: false } }
  return [...(await run(page, { rules })), ...(await findingsOfContrast(page))]
}

/** The findings that can differ between looks. */
export async function findingsOfAppearance(page: Page): Promise<string[]> {
  const others = await run(page, { runOnly: ['link-in-text-block', 'target-size'] })
  return [...others, ...(await findingsOfContrast(page))]
}

/** Loading axe takes longer than running it, so it stays. */
async function run(page: Page, options: Options): Promise<string[]> {
  const again = await page.evaluate((how) => {
    const { axe } = window as { axe?: Axe }
    return axe?.run(how) ?? null
  }, options)
  return listed(again ?? (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze()))
}

/**
 * The first and the last text of each look: the rows of a table repeat theirs, and axe takes longer for their contrast
 * than for everything else. A look is what styles select by: classes and some attributes, of an element and of all
 * around it.
 */
async function findingsOfContrast(page: Page): Promise<string[]> {
  const results = await page.evaluate(() => {
    const told = ['class', 'style', 'disabled', 'aria-current', 'aria-disabled']
    const lookOf = (element: Element | null): string =>
      element === null
        ? ''
        : [lookOf(element.parentElement), element.localName, ...told.map((name) => element.getAttribute(name))].join()
    const hasText = (element: Element) =>
      element.matches('input, select, textarea') ||
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    const texts = [...document.body.querySelectorAll('*')].filter(hasText)
    const first = new Map(texts.toReversed().map((element) => [lookOf(element), element]))
    const last = new Map(texts.map((element) => [lookOf(element), element]))
    const { axe } = window as unknown as { axe: Axe }
    return axe.run([...new Set([...first.values(), ...last.values()])], { runOnly: ['color-contrast'] })
  })
  return listed(results)
}

function listed({ violations }: Results): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
