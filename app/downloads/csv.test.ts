import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('puts commas between cells and CR LF after each line', () => {
  expect(toCsv([['Coach', 'Charged'], ['Ana Ruiz', { value: '42.00' }], []])).toBe(
    'Coach,Charged\r\nAna Ruiz,42.00\r\n\r\n',
  )
})

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
])('quotes a cell that could be read as several: %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['\nx', `"'\nx"`],
  ['＝1+1', "'＝1+1"],
  [' =1+1', " '=1+1"],
  ['"=1+1', `"""'=1+1"`],
  ['=HYPERLINK("https://evil.example","a")', `"'=HYPERLINK(""https://evil.example"",""a"")"`],
])('turns a cell that a spreadsheet would calculate into text: %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`)
})

test.each([
  ['Ana;=1+1;x', "Ana;'=1+1;x"],
  ['Ana; +1', "Ana; '+1"],
  ['Ana;;-1;@x', "Ana;;'-1;'@x"],
  ['Ana|=1', "Ana|'=1"],
  ['Ana\t=1', "Ana\t'=1"],
  ['Ana,=1', `"Ana,'=1"`],
  ['Ana\n=1', `"Ana\n'=1"`],
  ['Ana\r\n =1', `"Ana\r\n '=1"`],
  ['Ana;＝1;＋1;－1;＠x', "Ana;'＝1;'＋1;'－1;'＠x"],
  ['Ana;"=1"', `"Ana;""'=1"""`],
])('turns a formula behind another cell separator into text: %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`)
})

test('starts no formula from input, whatever separates cells', () => {
  const signs = [...' ;,|\t\r\n"\'=+-@＝＋－＠1x']
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }), (text) => {
      const pieces = toCsv([[text]])
        .slice(0, -2)
        .split(/[;,|\t\r\n]/)
      for (const piece of pieces.map((each) => each.replace(/^[\s"]+/, '')))
        expect(piece).not.toMatch(/^[=+\-@＝＋－＠]/)
    }),
    { numRuns: 5000 },
  )
})

test.each(['-12.50', '-2', '0.00', '1250', '2026-12-03T02:00:00.000Z', '2026-12-03'])(
  'keeps a sum, a time or a day as it is: %j',
  (value) => {
    expect(toCsv([[{ value }]])).toBe(`${value}\r\n`)
  },
)

test.each([
  ...[
    '0017',
    '17',
    '1E5',
    '12e3',
    '-5',
    '+5',
    '1.10',
    '.5',
    '3-4',
    '12:30',
    '2026-11-01',
    '1/2',
    '12345678901234567890',
  ],
  ...[' 17', '(5)', '€5', '٤٢', 'MARCH1', 'dec-3', 'Sept 2', 'TRUE', 'false', '#N/A', '4711a'],
])('keeps an identifier that looks like a value as text: %j', (text) => {
  expect(toCsv([[text]])).toBe(`'${text}\r\n`.replace(/^' ([+-])/, " '$1"))
})

test('writes anything that is not a value as text', () => {
  expect(toCsv([[{ value: '=1+1' }]])).toBe("'=1+1\r\n")
})

test.each([
  'Ana = Ruiz',
  'Ana-Maria; Ruiz',
  'C-10078',
  'order-4711',
  'pi_3Abc',
  'acct_1',
  'May Bell',
  'Truett',
  "O'Neill",
  '',
])('keeps any other cell as it is: %j', (text) => {
  expect(toCsv([[text, 'x']])).toBe(`${text},x\r\n`)
})
