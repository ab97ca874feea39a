import { expect, test } from 'vitest'
import { findCircles } from './circles'
import { guarded, roomOf, testsMayImport } from './rooms'
import { type Import, importsOf, isTest, moduleFiles, sourceFiles } from './sources'

const whole = ['app', 'bench', 'commands', 'components', 'e2e', 'lib', 'packages', 'server', 'tests', 'tools']
const files = sourceFiles()
const everyImport = moduleFiles().flatMap(importsOf)
const imports = everyImport.filter(({ from }) => files.includes(from))

test('the laws read the whole repository', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(imports.length).toBeGreaterThan(300)
})

test('every file lies in a room', () => {
  expect(files.filter((file) => roomOf(file) === null)).toEqual([])
})

test('no room imports what it may not', () => {
  expect(imports.filter((each) => each.isOurs && !mayImport(each)).map(told)).toEqual([])
})

test('guarded packages stay in their rooms', () => {
  expect(imports.filter((each) => !mayName(each)).map(told)).toEqual([])
})

test('a forbidden import would be found', () => {
  const forbidden = (from: string, target: string, isType = false): Import => ({ from, target, isOurs: true, isType })
  expect(mayImport(forbidden('lib/payouts/accounts/state.ts', 'lib/store/store.ts'))).toBe(false)
  expect(mayImport(forbidden('components/badge.tsx', 'lib/payouts/accounts/state.ts'))).toBe(false)
  expect(mayImport(forbidden('components/badge.tsx', 'lib/payouts/accounts/state.ts', true))).toBe(true)
  expect(mayName({ from: 'lib/payouts/accounts/state.ts', target: 'stripe', isOurs: false, isType: true })).toBe(false)
})

test('no file imports itself through others, not even for a type', () => {
  const ours = everyImport.filter(({ isOurs }) => isOurs)
  for (const room of whole) expect(ours.some(({ from }) => from.startsWith(`${room}/`))).toBe(true)
  expect(findCircles(ours)).toEqual([])
})

test('a circle would be found, however many files it goes through', () => {
  const edges = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0] ?? '', target: pair[1] ?? '' }))
  expect(findCircles(edges('ab', 'bc', 'ac', 'cd'))).toEqual([])
  expect(findCircles(edges('ab', 'ba'))).toEqual([['a', 'b']])
  expect(findCircles(edges('aa'))).toEqual([['a']])
  expect(findCircles(edges('ab', 'bc', 'cd', 'db', 'ef', 'fe')).toSorted()).toEqual([
    ['b', 'c', 'd'],
    ['e', 'f'],
  ])
})

function mayImport({ from, target, isType }: Import): boolean {
  const room = roomOf(from)
  const wanted = roomOf(target)?.name
  if (room === null || wanted === undefined) return false
  if (wanted === room.name || room.imports.includes(wanted)) return true
  if (isType && room.types.includes(wanted)) return true
  return isTest(from) && (testsMayImport[room.name] ?? []).includes(wanted)
}

function mayName({ from, target, isOurs }: Import): boolean {
  if (isOurs && !target.includes('/generated/')) return true
  const room = roomOf(from)
  const names = Object.entries(guarded).filter(([, pattern]) => pattern.test(target))
  if (isTest(from) && room?.name === 'packages/local-stripe' && target === 'stripe') return true
  return names.every(([name]) => room?.packages.includes(name))
}

function told({ from, target, isType }: Import): string {
  return `${from} → ${target}${isType ? ' (type)' : ''}`
}
