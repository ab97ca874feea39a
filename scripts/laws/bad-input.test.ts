import { expect, test } from 'vitest'
import { read, sourceFiles } from './sources'

const rows = read('docs/bad-input.md')
  .split('\n')
  .filter((line) => /^\|/.test(line) && !/^\| case \||^\|-/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const proofs = sourceFiles()
  .filter((file) => /^e2e\/.*\.spec\.ts$|\.integration\.test\.ts$/.test(file))
  .map(read)

test('the table of bad input says of every case what is seen and which test proves it', () => {
  expect(rows.length).toBeGreaterThan(40)
  expect(
    rows.filter(([before, ...cells]) => before !== '' || cells.length !== 4 || cells.slice(0, 3).includes('')),
  ).toEqual([])
})

test('every test that the table of bad input names exists', () => {
  const missing = rows.map((cells) => cells[3] ?? '').filter((name) => !proofs.some((text) => isTitleIn(text, name)))
  expect(missing).toEqual([])
})

/** A test's title is the first argument, or the key of a record whose entries become tests. */
function isTitleIn(text: string, name: string): boolean {
  return [`('${name}',`, `("${name}",`, `'${name}':`, `(\n  '${name}',`].some((title) => text.includes(title))
}
