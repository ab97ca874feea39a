import type { Page } from '@playwright/test'
import { outsideSentences } from '../../../tools/testing/pseudo-language'

/** What a page in the pseudo-language shows or reads aloud, and no catalogue says. */
export async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    // What a person or Stripe named: countries, languages, people, their payments.
    const isData = (element: Element) =>
      element.closest('script, style, bdi, time, option[lang], option[value]:not([value=""])')
    const found: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement !== null && isData(node.parentElement) === null) found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt], optgroup')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'label']) {
        found.push(element.getAttribute(name) ?? '')
      }
    }
    return found
  })
  return texts.map((text) => outsideSentences(text).replace(data, ' ').trim()).filter((text) => /\p{L}{2}/u.test(text))
}

/** The platform, addresses, references, and what the language’s own formats make of a date. */
const data =
  /Greenlight|[\w.-]+@[\w.-]+|\blesson-[\w-]+|\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\w*|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:AM|PM|UTC|EUR)\b/g
