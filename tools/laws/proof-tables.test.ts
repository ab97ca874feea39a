import { describe, expect, test } from 'vitest'
import { read, sourceFiles } from './sources'

/** Tables whose last column names the test of each row, and their minimum number of rows. */
const tables: Record<string, number> = {
  'docs/bad-input.md': 40,
  'docs/webhook-events.md': 15,
  'docs/webhook-responses.md': 35,
}

const proofs = sourceFiles()
  .filter((file) => /^e2e\/.*\.spec\.ts$|\.test\.ts$/.test(file) && !file.startsWith('tools/laws/'))
  .map(read)

describe.each(Object.entries(tables))('%s', (file, least) => {
  const rows = read(file)
    .split('\n')
    .filter((line) => /^\|/.test(line) && !/\| test \|$|^\|-/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

  test('names what happens and a test for every case', () => {
    expect(rows.length).toBeGreaterThanOrEqual(least)
    const columns = rows[0]?.length ?? 0
    expect(columns).toBeGreaterThanOrEqual(3)
    expect(rows.filter((cells) => cells.length !== columns || cells.includes(''))).toEqual([])
  })

  test('names only tests that exist', () => {
    const missing = rows
      .map((cells) => cells.at(-1) ?? '')
      .filter((name) => !proofs.some((text) => isTitleIn(text, name)))
    expect(missing).toEqual([])
  })
})

/** A title is the first argument, or the key of a record of tests. */
function isTitleIn(text: string, name: string): boolean {
  return [`('${name}',`, `("${name}",`, `'${name}':`, `(\n  '${name}',`].some((title) => text.includes(title))
}
