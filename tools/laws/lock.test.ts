import { expect, test } from 'vitest'
import { findGaps, type Lock, locks } from './lock-gaps'
import { read } from './sources'

const parse = (file: string): Lock => JSON.parse(read(file))
const lock = parse('package-lock.json')

test.each(locks)("%s names every platform's optional packages (npm run lock adds what is missing)", (file) => {
  const asked = Object.values(parse(file).packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  expect(asked.length).toBeGreaterThan(20)
  expect(findGaps(parse(file)).map(({ name, version }) => `${name}@${version}`)).toEqual([])
})

test('would find a package that the lock forgot', () => {
  const { 'node_modules/next': next, ...others } = lock.packages
  const forgotten = Object.keys(next?.optionalDependencies ?? {}).find((name) => name.includes('win32')) ?? ''
  const { [`node_modules/${forgotten}`]: _, ...rest } = others
  expect(findGaps({ packages: { 'node_modules/next': next ?? {}, ...rest } }).map(({ name }) => name)).toEqual([
    forgotten,
  ])
})

test.each(locks)('%s names no download address, so that every registry works', (file) => {
  const locked = Object.entries(parse(file).packages)
  expect(locked.length).toBeGreaterThan(300)
  const downloaded = locked.filter(([, { link }]) => !link)
  expect(downloaded.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  // Linked packages are here.
  const linked = locked.filter(([, { link }]) => link).map(([, { resolved = '' }]) => resolved)
  expect(linked.filter((folder) => !(folder in parse(file).packages))).toEqual([])
})
