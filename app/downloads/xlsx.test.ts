import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Cell } from './csv'
import { toXlsx } from './xlsx'

const isTakenForOther = [
  '0017',
  '12345678901234567890',
  '1E5',
  '3-4',
  '-12',
  '+49',
  '=1+1',
  '@SUM(A1)',
  'TRUE',
  '12:30',
]

test('keeps text as text, and never as markup', async () => {
  const typed = ['a<b>&"c"', '_x0041_', 'Łukasz 李 👩🏽‍💻', ' two  spaces ']
  const sheet = (await unpack([isTakenForOther, typed])).get('xl/worksheets/sheet1.xml') ?? ''
  for (const text of isTakenForOther)
    expect(sheet).toContain(`<c t="inlineStr" s="6"><is><t xml:space="preserve">${text}<`)
  expect(sheet).toContain('>a&lt;b&gt;&amp;"c"<')
  expect(sheet).toContain('>_x005F_x0041_<')
  expect(sheet).toContain('>Łukasz 李 👩🏽‍💻<')
  expect(sheet).toContain('> two  spaces <')
  expect(sheet).not.toContain('<f>')
})

test('writes money as a number with its decimals, and a time as a time', async () => {
  const values = ['-12.50', '1250', '0.125', '2026-12-03T02:00:00.000Z', '=1+1'].map((value) => ({ value }))
  const sheet = (await unpack([values])).get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toContain('<c s="4"><v>-12.50</v></c><c s="2"><v>1250</v></c><c s="5"><v>0.125</v></c>')
  expect(sheet).toContain('<c s="1"><v>46359.0833333')
  expect(sheet).toContain('preserve">=1+1<')
})

test('drops what XML cannot hold, so that no name breaks a file', async () => {
  const sheet = (await unpack([['a\0b\u0007c\uffffd\ud800e']])).get('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('preserve">abcde<')
})

test('continues on another sheet under the same columns', async () => {
  const rows = Array.from({ length: 5 }, (_, index) => [`row ${index}`])
  const files = await unpack(rows, 3)
  const shown = [1, 2, 3].map((n) => [
    ...(files.get(`xl/worksheets/sheet${n}.xml`) ?? '').matchAll(/preserve">([^<]*)/g),
  ])
  expect(shown.map((found) => found.map(([, text]) => text))).toEqual([
    ['Head', 'row 0', 'row 1'],
    ['Head', 'row 2', 'row 3'],
    ['Head', 'row 4'],
  ])
  expect(files.get('xl/workbook.xml')).toContain('<sheet name="Report 3" sheetId="3" r:id="r3"/>')
})

test('writes a sheet with its columns for an empty report', async () => {
  expect([...(await unpack([])).keys()].filter((name) => name.startsWith('xl/worksheets/'))).toHaveLength(1)
})

/** The archive's files, from the list at its end. */
async function unpack(rows: Cell[][], most?: number): Promise<Map<string, string>> {
  const batches = (async function* () {
    for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2)
  })()
  const parts: Uint8Array[] = []
  for await (const part of toXlsx(['Head'], batches, most)) parts.push(part)
  const archive = Buffer.concat(parts)
  const files = new Map<string, string>()
  const end = archive.length - 22
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size, named] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + named)
    const begin = archive.readUInt32LE(at + 42) + 30 + named
    const content = inflateRawSync(archive.subarray(begin, begin + packed))
    expect(content).toHaveLength(size)
    files.set(name, content.toString())
    at += 46 + named
  }
  return files
}
