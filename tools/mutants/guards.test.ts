import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guards } from './guards'

test.each(guards)('finds $name in the code once', ({ file, guard, without }) => {
  expect(readFileSync(file, 'utf8').split(guard)).toHaveLength(2)
  expect(without).not.toBe(guard)
})

test.each(guards)('finds the tests that cover $name', ({ tests: [project, ...paths] }) => {
  const ending = project === 'unit' ? '.test.ts' : '.integration.test.ts'
  expect(paths.every((path) => existsSync(path) || existsSync(path + ending))).toBe(true)
})
