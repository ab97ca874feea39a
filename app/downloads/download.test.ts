import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { csvDownload, xlsxDownload } from './download'

test('sends a download’s columns first, and reads rows only as they are taken', async () => {
  const { asked, rows } = source(3)
  const reader = readerOf(csvDownload({ name: 'sums', head: ['Coach', 'Charged'], batches: rows }))
  expect(asked).toEqual([])
  expect(await reader.next()).toBe('\uFEFFCoach,Charged\r\n')
  await setImmediate()
  expect(asked).toEqual([])
  expect(await reader.next()).toBe('coach 0,0\r\n')
  await setImmediate()
  expect(asked).toEqual([0])
  expect([await reader.next(), await reader.next(), await reader.next()]).toEqual([
    'coach 1,1\r\n',
    'coach 2,2\r\n',
    null,
  ])
})

test('stops reading rows when the client leaves a download', async () => {
  const { ended, rows } = source(3)
  const reader = readerOf(csvDownload({ name: 'sums', head: ['Coach', 'Charged'], batches: rows }))
  await reader.next()
  await reader.next()
  await reader.leave()
  expect(ended()).toBe(true)
})

test('aborts a download whose rows fail, so that no part looks complete', async () => {
  const failing = (async function* () {
    yield [['coach', '1']]
    throw new Error('the database is away')
  })()
  const reader = readerOf(csvDownload({ name: 'sums', head: ['Coach', 'Charged'], batches: failing }))
  await reader.next()
  await reader.next()
  await expect(reader.next()).rejects.toThrow('the database is away')
})

test('writes a workbook while sending it, and stops when its reader leaves', async () => {
  let isEnded = false
  const endless = (async function* () {
    try {
      while (true) yield [[randomBytes(30_000).toString('base64')]]
    } finally {
      isEnded = true
    }
  })()
  const reader = xlsxDownload({ name: 'sums', head: ['Coach'], batches: endless }).body?.getReader()
  expect([...((await reader?.read())?.value?.slice(0, 2) ?? [])]).toEqual([...Buffer.from('PK')])
  await reader?.read()
  await reader?.cancel()
  await expect.poll(() => isEnded).toBe(true)
})

test('aborts a workbook whose rows fail', async () => {
  const failing = (async function* () {
    yield [['coach', '1']]
    throw new Error('the database is away')
  })()
  await expect(xlsxDownload({ name: 'sums', head: ['Coach'], batches: failing }).arrayBuffer()).rejects.toThrow(
    'the database is away',
  )
})

test('names a downloaded file and lets no cache keep it', () => {
  const { headers } = csvDownload({ name: 'sums', head: [], batches: source(0).rows })
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="sums.csv"',
    'cache-control': 'no-store',
  })
})

/** Rows that record which were requested and whether reading ended. */
function source(count: number) {
  const asked: number[] = []
  let isEnded = false
  const rows = (async function* () {
    try {
      for (let row = 0; row < count; row += 1) {
        asked.push(row)
        yield [[`coach ${row}`, { value: `${row}` }]]
      }
    } finally {
      isEnded = true
    }
  })()
  return { asked, ended: () => isEnded, rows }
}

function readerOf({ body }: Response) {
  if (body === null) throw new Error('there is nothing to read')
  const reader = body.getReader()
  return {
    async next(): Promise<string | null> {
      const { done, value } = await reader.read()
      // Keeps the byte order mark.
      return done ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(value)
    },
    leave: () => reader.cancel(),
  }
}
