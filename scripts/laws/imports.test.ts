import { expect, test } from 'vitest'
import { guarded, roomOf, testsMayImport } from './rooms'
import { type Import, importsOf, isTest, sourceFiles } from './sources'

const files = sourceFiles()
const imports = files.flatMap(importsOf)

test('the laws read the whole house', () => {
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
  expect(mayImport(forbidden('lib/payouts/state.ts', 'lib/store/store.ts'))).toBe(false)
  expect(mayImport(forbidden('components/badge.tsx', 'lib/payouts/state.ts'))).toBe(false)
  expect(mayImport(forbidden('components/badge.tsx', 'lib/payouts/state.ts', true))).toBe(true)
  expect(mayName({ from: 'lib/payouts/state.ts', target: 'stripe', isOurs: false, isType: true })).toBe(false)
})

test('no file imports itself through others', () => {
  expect(findCycle()).toBeNull()
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
  if (isTest(from) && room?.name === 'local-stripe' && target === 'stripe') return true
  return names.every(([name]) => room?.packages.includes(name))
}

function findCycle(): string | null {
  const graph = new Map<string, string[]>()
  for (const { from, target, isOurs, isType } of imports) {
    if (isOurs && !isType) graph.set(from, [...(graph.get(from) ?? []), target])
  }
  const done = new Set<string>()
  const visit = (file: string, path: string[]): string | null => {
    if (path.includes(file)) return [...path, file].join(' → ')
    if (done.has(file)) return null
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file])
      if (cycle !== null) return cycle
    }
    done.add(file)
    return null
  }
  return files.map((file) => visit(file, [])).find((cycle) => cycle !== null) ?? null
}

function told({ from, target, isType }: Import): string {
  return `${from} → ${target}${isType ? ' (type)' : ''}`
}
