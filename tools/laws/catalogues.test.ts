import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fallbackLocale, locales } from '../../lib/payouts/vocabulary/locale'
import { read, root } from './sources'

const folders: Record<string, string[]> = {
  'lib/words': ['database', 'error-pages'],
  'lib/stripe/words': [],
}

test.each(Object.entries(folders))('%s has a catalogue for each language, and no other', (folder, others) => {
  const found = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'))
  expect(found.toSorted()).toEqual([...locales, ...others].map((name) => `${name}.json`).toSorted())
})

test.each(Object.keys(folders))('every language says the same in %s, with the same values', (folder) => {
  const said = sentencesIn(catalogue(folder, fallbackLocale))
  expect(said.length).toBeGreaterThan(100)
  for (const locale of locales) expect(sentencesIn(catalogue(folder, locale)), locale).toEqual(said)
})

test('would find a missing, extra or valueless sentence', () => {
  const said = sentencesIn({ a: { b: 'In {days, plural, one {# day} other {# days}}' }, c: 'No.' })
  expect(said).toEqual(['a.b days', 'c'])
  expect(valuesIn('{n, plural, one {a {who} b} other {c {day} {n}}} {at}')).toEqual(['n', 'who', 'day', 'n', 'at'])
  expect(sentencesIn({ a: { b: 'In {days, plural, one {Tag} other {# Tagen}}' }, c: 'Nein.' })).toEqual(said)
  expect(sentencesIn({ a: { b: 'In Tagen' }, c: 'Nein.' })).not.toEqual(said)
  expect(sentencesIn({ a: { b: 'In {days} Tagen' } })).not.toEqual(said)
})

const catalogue = (folder: string, locale: string): unknown => JSON.parse(read(`${folder}/${locale}.json`))

/** Each sentence by its path, with its values. */
function sentencesIn(branch: unknown, path: string[] = []): string[] {
  if (typeof branch === 'string') {
    return [[path.join('.'), ...new Set(valuesIn(branch).toSorted())].join(' ')]
  }
  const parts = Object.entries(branch as Record<string, unknown>)
  return parts.flatMap(([name, inner]) => sentencesIn(inner, [...path, name])).toSorted()
}

/** Braces hold a value in a sentence, or a sentence in a value's branch. */
function valuesIn(sentence: string): string[] {
  const values: string[] = []
  let depth = 0
  for (const [brace, name = ''] of sentence.matchAll(/\{\s*(\w*)|\}/g)) {
    if (brace === '}') depth -= 1
    else {
      if (depth % 2 === 0) values.push(name)
      depth += 1
    }
  }
  return values
}
