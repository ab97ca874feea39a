import { expect, test } from 'vitest'
import { type ListFault, listFaults } from '../../vocabulary/list-fault'
import { judgeList } from './judge-list'

const taken = { emails: new Set(['kim@example.com']), references: new Set(['kim-1']) }
const good = ['ana@example.com', 'Ana Ruiz', 'ana-1']

const wrong: [ListFault, string[]][] = [
  ['columns', ['ben@example.com', 'Ben', 'ben-1', 'more']],
  ['columns', []],
  ['too-long', [`${'b'.repeat(250)}@example.com`, '', '']],
  ['too-long', ['ben@example.com', 'b'.repeat(101), '']],
  ['too-long', ['ben@example.com', '', 'b'.repeat(65)]],
  ['email', ['ben', 'Ben', '']],
  ['email', ['', 'Ben', '']],
  ['name', ['ben@example.com', 'Ben\u202e', '']],
  ['reference', ['ben@example.com', '', 'two words']],
  ['email-twice', [' ANA@example.com', '', '']],
  ['reference-twice', ['ben@example.com', '', 'ana-1']],
  ['email-taken', ['Kim@example.com', '', '']],
  ['reference-taken', ['ben@example.com', '', 'kim-1']],
]

test.each(wrong)('leaves out a row for its %s, and keeps the others: %j', (fault, cells) => {
  const { good: kept, bad } = judge([good, cells, ['cleo@example.com', '', '']])
  expect(bad).toMatchObject([{ row: 2, fault }])
  expect(kept.map(({ email }) => email)).toEqual(['ana@example.com', 'cleo@example.com'])
})

test('has a row for every fault', () => {
  expect([...new Set(wrong.map(([fault]) => fault))].toSorted()).toEqual([...listFaults].toSorted())
})

test('reads a good row as the form for one coach does', () => {
  expect(
    judge([
      [' Ana@Example.COM', 'Ana Ruiz', ''],
      ['ben@example.com', '', 'ben-1'],
    ]).good,
  ).toEqual([
    { email: 'ana@example.com', name: 'Ana Ruiz', reference: null },
    { email: 'ben@example.com', name: null, reference: 'ben-1' },
  ])
})

test('names the second of two alike even where the first is taken', () => {
  const { good: kept, bad } = judge([
    ['kim@example.com', '', ''],
    ['kim@example.com', '', ''],
  ])
  expect(kept).toEqual([])
  expect(bad.map(({ fault }) => fault)).toEqual(['email-taken', 'email-twice'])
})

function judge(rows: string[][]) {
  return judgeList(
    rows.map((cells, index) => ({ row: index + 1, cells })),
    taken,
    (typed) => (/^[^@\s]+@example\.com$/i.test(typed.trim()) ? typed.trim().toLowerCase() : null),
  )
}
