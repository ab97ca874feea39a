import { expect, test } from 'vitest'
import { mostListed } from '../../vocabulary/list-fault'
import { readList } from './read-list'

const ana = ['ana@example.com', 'Ruiz, Ana', 'coach-42']

test.each([
  ['commas', 'ana@example.com,"Ruiz, Ana",coach-42\n'],
  ['semicolons', 'ana@example.com;Ruiz, Ana;coach-42\r\n'],
  ['tabs', 'ana@example.com\tRuiz, Ana\tcoach-42'],
  ['a row of titles', 'email;name;reference\nana@example.com;Ruiz, Ana;coach-42'],
  ['titles in another order', 'Reference;EMAIL;Name\rcoach-42;ana@example.com;Ruiz, Ana\r'],
  ['spaces, a byte order mark and empty rows', '\ufeff\n ana@example.com ;Ruiz, Ana;coach-42\n;;\n\n'],
])('reads a list with %s', (_what, text) => {
  expect(cellsOf(text)).toEqual([ana])
})

test('numbers rows as a spreadsheet does, titles and empty rows included', () => {
  const list = readList('email\nana@example.com\n\nben@example.com\n')
  expect(list).toEqual({
    kind: 'read',
    rows: [
      { row: 2, cells: ['ana@example.com', '', ''] },
      { row: 4, cells: ['ben@example.com', '', ''] },
    ],
  })
})

test('keeps a row of too many columns as one, to name it', () => {
  expect(cellsOf('a@example.com,A,1\nb@example.com,B,2,more,and more')[1]).toHaveLength(4)
  expect(cellsOf('email,name\na@example.com,A\nb@example.com,B,2')).toEqual([['a@example.com', 'A', ''], []])
})

test('reads quotes inside quotes and lines inside cells', () => {
  expect(cellsOf('ana@example.com,"Ana ""Any""\nRuiz",')).toEqual([['ana@example.com', 'Ana "Any"\nRuiz', '']])
})

test.each(['"ana@example.com', 'ana@example.com,"Ana" Ruiz', 'ana@example.com,"Ana""'])(
  'refuses a quotation mark that is never closed, or that text follows: %s',
  (text) => {
    expect(readList(text)).toEqual({ kind: 'quoting' })
  },
)

test.each(['', ' \r\n\n', ';;\n;;', 'email,name,reference\n'])('finds no row in %j', (text) => {
  expect(readList(text)).toEqual({ kind: 'empty' })
})

test('refuses a list of more rows than one list may have', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => `c${n}@example.com`).join('\n')
  expect(readList(rows(mostListed))).toMatchObject({ kind: 'read' })
  expect(readList(rows(mostListed + 1))).toEqual({ kind: 'too-many' })
})

test('cuts a cell that is far too long, so that it is still found too long', () => {
  expect(cellsOf(`ana@example.com,${'x'.repeat(100_000)}`)[0]?.[1]).toHaveLength(301)
})

function cellsOf(text: string): string[][] {
  const list = readList(text)
  if (list.kind !== 'read') throw new Error(list.kind)
  return list.rows.map(({ cells }) => cells)
}
