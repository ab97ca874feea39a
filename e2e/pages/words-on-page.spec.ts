import { readFileSync } from 'node:fs'
import { getStack } from '../support/servers/stack'
import { expect, test } from '../support/test'

interface Words {
  signIn: { intro: string }
  [part: string]: unknown
}

/** Sentences specific to one kind of page; short ones may appear anywhere. */
function sentencesIn(branch: unknown): string[] {
  if (typeof branch === 'string') return branch.length > 25 && !/[{<]/.test(branch) ? [branch] : []
  return Object.values(branch as Record<string, unknown>).flatMap(sentencesIn)
}

test('sends the sign-in page only its own words', async () => {
  const { appUrl } = getStack()
  const read = (name: string) => JSON.parse(readFileSync(`lib/words/${name}.json`, 'utf8')) as Words
  const words = read('en')
  const page = await (await fetch(`${appUrl}/sign-in`)).text()
  const scripts = [...new Set(page.match(/\/_next\/static\/[^"'\\ ]+\.js/g))]
  expect(scripts.length).toBeGreaterThan(3)
  const sent = [page, ...(await Promise.all(scripts.map(async (path) => (await fetch(appUrl + path)).text())))].join(
    '\n',
  )
  expect(sent).toContain(words.signIn.intro)

  const { common: _, errors: __, signIn: ___, ...others } = words
  const sentences = sentencesIn({ others, staff: read('staff'), german: read('languages/de') })
  expect(sentences.length).toBeGreaterThan(1000)
  expect(sentences.filter((sentence) => sent.includes(sentence))).toEqual([])
})
