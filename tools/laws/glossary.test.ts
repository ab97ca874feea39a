import { expect, test } from 'vitest'
import { type Glossary, type Place, readGlossary } from './glossary'
import { findRetired, type Text } from './retired-words'
import { allFiles, isTest, moduleFiles, read } from './sources'
import { proseOf, sentencesOf, textsOf } from './texts'

const glossary = readGlossary()
const texts = [...pathTexts(), ...sourceTexts(), ...docTexts(), ...pageTexts()]

const { found, used } = findRetired(glossary, texts)

test('no word that the glossary retired is used where it does not allow it', () => {
  expect(glossary.retired.length).toBeGreaterThan(30)
  expect(texts.length).toBeGreaterThan(5_000)
  expect(found.map(({ word, place, file, text }) => `${word} (${place}): ${file}: ${text}`)).toEqual([])
})

test('each line about where a retired word is allowed is needed', () => {
  expect(glossary.allowances.length).toBeGreaterThan(10)
  expect(glossary.allowances.filter((allowance) => !used.has(allowance))).toEqual([])
})

test('a retired word would be found in a name, a path, a comment, a title, a page of docs and a sentence', () => {
  const strict: Glossary = { retired: ['letter', 'in vain'], allowances: [] }
  const found = (place: Place, text: string) =>
    findRetired(strict, [{ place, file: 'a.ts', text }]).found.map(({ word }) => word)
  expect(found('names', 'sendLetters')).toEqual(['letter'])
  expect(found('names', 'TakenInVain')).toEqual(['in vain'])
  expect(found('names', 'lettered')).toEqual([])
  expect(found('paths', 'lib/mail/letter-kind.ts')).toEqual(['letter'])
  expect(found('comments', "The letter's day; see `letterOf`.")).toEqual(['letter'])
  expect(found('docs', proseOf('A letter. `letter` [the](letter.md)'))).toEqual(['letter'])
  expect(sentencesOf({ a: { b: 'A {letter} letter' } }).flatMap((text) => found('pages', text))).toEqual(['letter'])
  const source = "/** A letter. */ test('sends a letter', () => outbox.letter(letter))"
  expect(textsOf('a.test.ts', source)).toEqual({
    names: ['test', 'outbox', 'letter'],
    strings: ['sends a letter'],
    comments: ['* A letter. '],
    titles: ['sends a letter'],
  })
  expect(textsOf('a.ts', "import a from 'letter'; sql`letter $" + "{'letters'}`; say('a letter')").strings).toEqual([
    'letters',
    'a letter',
  ])
})

test('the table allows a word by place, path, name, or as the verb', () => {
  const line = (cells: string) =>
    `| a | b | c | d |\n|---|---|---|---|\n| a | b | c | \`charge\` |\n\n| w | i | w | y |\n|---|---|---|---|\n| ${cells} |\n`
  const found = (cells: string, place: Place, file: string, text: string) =>
    findRetired(readGlossary(line(cells)), [{ place, file, text }]).found.length
  expect(found('`charge` | prose | everywhere | why', 'docs', 'README.md', 'a charge')).toBe(0)
  expect(found('`charge` | prose | everywhere | why', 'names', 'a.ts', 'charge')).toBe(1)
  expect(found('`charge` | everything | `lib/stripe` | why', 'names', 'lib/stripe/a.ts', 'charge')).toBe(0)
  expect(found('`charge` | everything | `lib/stripe` | why', 'names', 'lib/store/a.ts', 'charge')).toBe(1)
  expect(found('`charge` | names | `chargesEnabled`, `charge*By` | why', 'names', 'a.ts', 'chargeBy')).toBe(0)
  expect(found('`charge` | names | `chargesEnabled`, `charge*By` | why', 'names', 'a.ts', 'chargeRow')).toBe(1)
  expect(found('`charge` | prose | as the verb | why', 'comments', 'a.ts', 'to charge a client')).toBe(0)
  expect(found('`charge` | prose | as the verb | why', 'comments', 'a.ts', 'the charge of a client')).toBe(1)
  expect(() => readGlossary(line('`charge` | songs | everywhere | why'))).toThrow('songs')
})

function pathTexts(): Text[] {
  return allFiles().map((file) => ({ place: 'paths', file, text: file }))
}

function sourceTexts(): Text[] {
  return moduleFiles().flatMap((file) => {
    const { names, strings, comments, titles } = textsOf(file, read(file))
    const at = (place: Place, found: string[]) => found.map((text) => ({ place, file, text }))
    const said = [...at('names', names), ...at('comments', comments), ...at('titles', titles)]
    return isTest(file) || !isProduct(file) ? said : [...said, ...at('strings', strings)]
  })
}

function docTexts(): Text[] {
  const pages = allFiles().filter((file) => file.endsWith('.md'))
  return pages.map((file) => ({ place: 'docs', file, text: proseOf(read(file)) }))
}

function pageTexts(): Text[] {
  const catalogues = allFiles().filter((file) => /^lib\/(stripe\/)?words\/\w+\.json$/.test(file))
  return catalogues.flatMap((file) =>
    sentencesOf(JSON.parse(read(file))).map((text) => ({ place: 'pages' as const, file, text })),
  )
}

function isProduct(file: string): boolean {
  return /^(app|commands|components|lib|packages|prisma|server)\//.test(file)
}
