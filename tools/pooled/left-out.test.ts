import { expect, test } from 'vitest'
import { read, sourceFiles } from '../laws/sources'
import { filesLeftOut, testsLeftOut } from './left-out'

const tests = sourceFiles().filter((file) => file.endsWith('.integration.test.ts'))

test.each(testsLeftOut)('leaves out a test that exists: %s', (title) => {
  expect(tests.filter((file) => read(file).includes(title))).not.toEqual([])
})

test('leaves out files that exist', () => {
  expect(tests.filter((file) => filesLeftOut.test(file))).toHaveLength(filesLeftOut.source.split('|').length)
})
