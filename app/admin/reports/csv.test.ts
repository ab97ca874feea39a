import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('cells stand between commas, and every line ends in CR LF', () => {
  expect(toCsv([['Coach', 'Charged'], ['Ana Ruiz', '42.00'], []])).toBe('Coach,Charged\r\nAna Ruiz,42.00\r\n\r\n')
})

test.each([
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
])('a cell that could be taken for several is quoted: %j', (text, cell) => {
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
])('a cell that a spreadsheet would calculate is made text: %j', (text, cell) => {
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
])('a formula behind a sign that another spreadsheet ends cells at is made text: %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`)
})

test('nothing typed begins a formula, whichever sign a spreadsheet ends cells at', () => {
  const signs = [...' ;,|\t\r\n"\'=+-@＝＋－＠1x']
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }), (text) => {
      fc.pre(!/^-1+$/.test(text))
      const pieces = toCsv([[text]])
        .slice(0, -2)
        .split(/[;,|\t\r\n]/)
      for (const piece of pieces.map((each) => each.replace(/^[\s"]+/, '')))
        expect(piece).not.toMatch(/^[=+\-@＝＋－＠]/)
    }),
    { numRuns: 5000 },
  )
})

test.each(['-12.50', '-2', '0.00', '1250'])('a figure stays one: %j', (text) => {
  expect(toCsv([[text]])).toBe(`${text}\r\n`)
})

test.each(['Ana = Ruiz', 'Ana-Maria; Ruiz', '2026-11-01', "O'Neill", ''])(
  'any other cell stays as it is: %j',
  (text) => {
    expect(toCsv([[text, 'x']])).toBe(`${text},x\r\n`)
  },
)
