import { expect, test } from 'vitest'
import { parseSource } from './parse-source'
import { read, sourceFiles } from './sources'

const specs = sourceFiles().filter((file) => file.endsWith('.spec.ts'))

test('every browser test takes `test` from e2e/support, where an error in the browser fails it', () => {
  expect(specs.length).toBeGreaterThan(40)
  expect(specs.filter((file) => takesBareTest(file, read(file)))).toEqual([])
})

test('a bare test would be found', () => {
  const takes = (line: string) => takesBareTest('e2e/a.spec.ts', `${line} from '@playwright/test'`)
  expect(takes('import { expect, test }')).toBe(true)
  expect(takes('import { test as base }')).toBe(true)
  expect(takes('import playwright')).toBe(true)
  expect(takes('import * as playwright')).toBe(true)
  expect(takes('import { expect, mergeTests, type Page }')).toBe(false)
})

function takesBareTest(file: string, source: string): boolean {
  const { staticImports } = parseSource(file, source).module
  return staticImports
    .filter(({ moduleRequest }) => moduleRequest.value === '@playwright/test')
    .flatMap(({ entries }) => entries)
    .some(({ isType, importName }) => !isType && (importName.kind !== 'Name' || importName.name === 'test'))
}
