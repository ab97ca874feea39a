import { expect, test } from 'vitest'
import { findGaps, type Lock } from './lock-gaps'
import { read } from './sources'

const lock: Lock = JSON.parse(read('package-lock.json'))
const locked = Object.entries(lock.packages)

test("the lock names every platform's optional packages (npm run lock adds what is missing)", () => {
  const asked = locked.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies))
  expect(asked.length).toBeGreaterThan(50)
  expect(findGaps(lock).map(({ name, version }) => `${name}@${version}`)).toEqual([])
})

test('a package that the lock forgot would be found', () => {
  const { 'node_modules/next': next, ...others } = lock.packages
  const forgotten = Object.keys(next?.optionalDependencies ?? {}).find((name) => name.includes('win32')) ?? ''
  const { [`node_modules/${forgotten}`]: _, ...rest } = others
  expect(findGaps({ packages: { 'node_modules/next': next ?? {}, ...rest } }).map(({ name }) => name)).toEqual([
    forgotten,
  ])
})

test('the lock names no place to download from, so that every registry serves', () => {
  expect(locked.length).toBeGreaterThan(500)
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})
