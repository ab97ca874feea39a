import { expect, test } from 'vitest'
import { importsOf, isTest, read, sourceFiles } from './sources'

const clients = sourceFiles().filter((file) => /^(app|components)\//.test(file) && !isTest(file) && isForBrowsers(file))

test('a browser is sent only the words that nothing else can hand out', () => {
  expect(clients.length).toBeGreaterThan(10)
  const reached = new Set(clients)
  for (const file of reached)
    for (const { target, isOurs, isType } of valuesOf(file)) if (isOurs && !isType) reached.add(target)
  expect([...reached].filter((file) => file.endsWith('.json'))).toEqual(['lib/words/last-resort.json'])
})

test('no provider hands the catalogue to the browser', () => {
  const handing = sourceFiles().filter((file) => file.endsWith('.tsx') && /NextIntlClientProvider/.test(read(file)))
  expect(handing).toEqual([])
})

function isForBrowsers(file: string): boolean {
  return /^(\/\/.*\n|\/\*[\s\S]*?\*\/\s*)*['"]use client['"]/.test(read(file))
}

/** In the browser a server action is only its id. */
function valuesOf(file: string) {
  return /\.tsx?$/.test(file) && !/^['"]use server['"]/.test(read(file)) ? importsOf(file) : []
}
