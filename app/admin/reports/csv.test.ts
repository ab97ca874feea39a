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
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['\nx', `"'\nx"`],
  ['＝1+1', "'＝1+1"],
  ['=HYPERLINK("https://evil.example","a")', `"'=HYPERLINK(""https://evil.example"",""a"")"`],
])('a cell that a spreadsheet would calculate is made text: %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`)
})

test.each(['Ana = Ruiz', '2026-11-01', "O'Neill", ''])('any other cell stays as it is: %j', (text) => {
  expect(toCsv([[text, 'x']])).toBe(`${text},x\r\n`)
})
