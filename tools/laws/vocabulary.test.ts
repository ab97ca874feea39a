import { expect, test } from 'vitest'
import { stateFacts, states } from '../../lib/payouts/vocabulary/accounts/state'
import { changeKinds } from '../../lib/payouts/vocabulary/decision-kind'
import { keyScopes } from '../../lib/payouts/vocabulary/key-scope'
import { allGateRefusals } from '../../lib/payouts/vocabulary/payments/gate-refusal'
import { paymentRefusals } from '../../lib/payouts/vocabulary/payments/payment-refusal'
import { paymentStates } from '../../lib/payouts/vocabulary/payments/payment-state'
import { importsOf, isTest, read, sourceFiles } from './sources'

const folder = 'lib/payouts/vocabulary'
const vocabulary = sourceFiles().filter((file) => file.startsWith(`${folder}/`) && !isTest(file))
const guide = read('docs/api.md')

test('the vocabulary imports only itself', () => {
  const imports = vocabulary.flatMap(importsOf)
  expect(imports.length).toBeGreaterThan(2)
  expect(imports.filter(({ target }) => !target.startsWith(`${folder}/`))).toEqual([])
})

test('the vocabulary holds lists, text shapes, and guards for one value', () => {
  expect(vocabulary.length).toBeGreaterThan(20)
  expect(vocabulary.flatMap((file) => workIn(read(file)).map((work) => `${file}: ${work}`))).toEqual([])
})

test('would find work in the vocabulary', () => {
  expect(workIn('export function isState(word: string): word is State {')).toEqual([])
  expect(workIn('export function toLine(typed: unknown, most: number): string | null {')).toEqual([])
  expect(workIn('export async function isPaid() {')).toEqual(['async', 'isPaid()'])
  expect(workIn('export function chargeClient(id: string): void {')).toEqual(['chargeClient(id: string)'])
  expect(workIn('export const sumOf = (amounts: number[]) => 0')).toEqual(['sumOf'])
  expect(workIn('export class Ledger {')).toEqual(['class'])
  expect(workIn("export let state = 'ready'")).toEqual(['let'])
})

function workIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '')
  const functions = [...code.matchAll(/\bfunction (\w+)\(([^)]*)\)/g)].filter(
    ([, name = '', values = '']) => !/^(is|to)[A-Z]/.test(name) || values === '',
  )
  return [
    ...[...code.matchAll(/\b(async|class|let|var|await)\b(?=\s)/g)].map(([word]) => word),
    ...functions.map(([, name, values]) => `${name}(${values})`),
    ...[...code.matchAll(/^(?:export )?const (\w+)[^=\n]* = (?:async )?\([^)]*\)(?:: [^=]+)? =>/gm)].map(
      ([, name = '']) => name,
    ),
  ]
}

/** Tables of the API guide that explain a list, by heading. */
const tables: [string, readonly string[]][] = [
  ['### Reasons of `coach-cannot-be-paid`', allGateRefusals],
  ['### Reasons of `declined`', paymentRefusals],
  ["### A payment's", paymentStates],
  ["### A coach's", states],
]

test.each(tables)('the API guide explains under %s each word of the list, and no other', (heading, list) => {
  expect(wordsUnder(heading).toSorted()).toEqual([...list].toSorted())
})

test('the API guide says of each state whether a coach can be paid, as the gate does', () => {
  for (const state of states) {
    const said = stateFacts[state].refusal === null ? 'yes' : 'no'
    expect(guide, state).toMatch(new RegExp(`^\\| \`${state}\` \\|[^|]+\\| ${said} \\|`, 'm'))
  }
})

test('the API guide names each scope of a key beside a request, and no other', () => {
  const scopes = [...guide.matchAll(/^\| `(?:GET|POST) [^|]+\| `([^`]+)` \|/gm)].map(([, scope = '']) => scope)
  expect([...new Set(scopes)].toSorted()).toEqual([...keyScopes].toSorted())
})

test('the API guide names each kind of change, and no other', () => {
  const [, kinds = ''] = /^- \*\*Changes\*\* \(([^)]+)\)/m.exec(guide) ?? []
  expect(namedIn(kinds).toSorted()).toEqual([...changeKinds].toSorted())
})

test('the store compares kinds and states only with words of the vocabulary', async () => {
  const lists = await Promise.all(
    vocabulary.map((file) => import(/* @vite-ignore */ `../../${file}`) as Promise<Record<string, unknown>>),
  )
  const known = new Set(lists.flatMap((module) => Object.values(module).filter(Array.isArray).flat()))
  const compared = sourceFiles()
    .filter((file) => /^lib\/store\/(?!generated\/)/.test(file) && !isTest(file))
    .flatMap((file) => comparedIn(read(file)))
  expect(compared.length).toBeGreaterThan(40)
  expect(compared.filter((word) => !known.has(word))).toEqual([])
})

function comparedIn(source: string): string[] {
  const comparisons = source.matchAll(/\b(?:kind|state|outcome) (?:=|<>|IN|NOT IN) (\([^)$]*\)|'[^']*')/g)
  return [...comparisons].flatMap(([, words = '']) => [...words.matchAll(/'([^']*)'/g)].map(([, word = '']) => word))
}

function wordsUnder(heading: string): string[] {
  const [, below = ''] = guide.split(`\n${heading}\n`)
  const rows = below.split(/\n##/)[0]?.match(/^\| `[^|]+\|/gm) ?? []
  return rows.flatMap(namedIn)
}

function namedIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
}
