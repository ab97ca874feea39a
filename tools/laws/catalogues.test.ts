import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInLanguage, readSentences, type Sentences, wrongMarks, wrongPlurals } from './catalogue-rules'
import { shapeOf } from './sentence-shape'
import { read, root } from './sources'

const folder = 'lib/words/languages'
const codes = [...read(`${folder}/translations.ts`).matchAll(/'\.\/(\w+)\.json'/g)].map(([, code = '']) => code)

const ofCoaches = readSentences('lib/words/en.json')
const ofStaff = readSentences('lib/words/staff.json')
const ofProvider = readSentences('lib/stripe/words/en.json', 'provider.')
const english: Sentences = { ...ofCoaches, ...ofProvider }

const filesIn = (path: string) =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith('.json'))
    .toSorted()

test('every language has a line, and every line a file', () => {
  expect(filesIn(folder)).toEqual(codes.map((code) => `${code}.json`).toSorted())
  expect(filesIn('lib/words')).toEqual(['database.json', 'en.json', 'last-resort.json', 'staff.json'])
})

test('no sentence is both for everybody and for staff', () => {
  expect(Object.keys(english).length).toBeGreaterThan(1000)
  expect(Object.keys(ofStaff).filter((key) => key in english)).toEqual([])
})

test('the last resort says what the error page says', () => {
  const said = readSentences('lib/words/last-resort.json')
  const {
    'errors.again': again,
    'errors.home': home,
    'errors.broken.title': title,
    'errors.broken.what': what,
  } = english
  expect(said).toEqual({ again, home, title, what })
})

test.each(codes)('%s says every sentence, and no other', (code) => {
  expect(Object.keys(translation(code)).toSorted()).toEqual(Object.keys(english).toSorted())
})

test.each(codes)('%s takes the same values, choices and tags', (code) => {
  const taken = (sentences: Sentences) =>
    Object.fromEntries(
      Object.entries(sentences).map(([key, sentence]) => {
        const { values, tags } = shapeOf(sentence)
        return [key, [...values, ...tags]]
      }),
    )
  expect(taken(translation(code))).toEqual(taken(english))
})

test.each(codes)('%s has a form for each number its grammar tells apart', (code) => {
  const wrong = Object.entries(translation(code)).flatMap(([key, sentence]) =>
    wrongPlurals(sentence, code).map((name) => `${key} ${name}`),
  )
  expect(wrong).toEqual([])
})

test.each(codes)('%s leaves no English', (code) => {
  const left = Object.entries(translation(code)).filter(([key, said]) => !isInLanguage(said, english[key] ?? ''))
  expect(left).toEqual([])
})

test.each(codes)('%s writes apostrophes, quotation marks and dots as they are printed', (code) => {
  const typed = Object.entries(translation(code)).filter(([, said]) => /['"]|\.\.\./.test(said))
  expect(typed).toEqual([])
})

test.each(codes)('%s sets its marks as docs/languages.md says', (code) => {
  const wrong = Object.entries(translation(code)).flatMap(([key, said]) =>
    wrongMarks(said, code).map((what) => `${key}: ${what}`),
  )
  expect(wrong).toEqual([])
})

test('would find a wrong mark', () => {
  expect(wrongMarks('Des questions ?', 'fr')).toEqual(['no narrow space before ; ! ?'])
  expect(wrongMarks('Suspendu : rien', 'fr')).toEqual(['no no-break space before :'])
  expect(wrongMarks('Suspendu\u00a0: rien. Oui\u202f?', 'fr')).toEqual([])
  expect(wrongMarks('Hay preguntas?', 'es')).toEqual(['a question that does not open'])
  expect(wrongMarks('¿Hay preguntas? ¡Sí', 'es')).toEqual(['a mark that does not close'])
  expect(wrongMarks('Das ist „gut”', 'de')).toEqual(['other quotes'])
  expect(wrongMarks('Noch Fragen ?', 'de')).toEqual(['a space before a mark'])
})

test('would find a sentence that takes other values, choices or tags', () => {
  const said = shapeOf(
    '{who, select, coach {You have} other {<b>They</b> have}} {days, plural, one {# day} other {# days}}',
  )
  expect(said.values).toEqual(['days plural', 'who select coach other'])
  expect(said.tags).toEqual(['b'])
  expect(shapeOf('{n, number} of {all, number} {n, plural, =0 {none} other {{what}}}').values).toEqual([
    'all number',
    'n number',
    'n plural',
    'what',
  ])
  expect(() => shapeOf('{n')).toThrow('braces')
})

test('would find a missing plural and English left over', () => {
  expect(wrongPlurals('{n, plural, other {# Tage}}', 'de')).toEqual(['n'])
  expect(wrongPlurals('{n, plural, one {# Tag} other {# Tage}}', 'de')).toEqual([])
  expect(wrongPlurals('{n, plural, one {# Tag} few {# Tage} other {# Tage}}', 'de')).toEqual(['n'])
  expect(isInLanguage('Sign in', 'Sign in')).toBe(false)
  expect(isInLanguage('Please check the Konto', 'Check the account')).toBe(false)
  expect(isInLanguage('Das Konto prüfen', 'Check the account')).toBe(true)
  expect(isInLanguage('IBAN', 'IBAN')).toBe(true)
})

const translation = (code: string) => readSentences(`${folder}/${code}.json`)
