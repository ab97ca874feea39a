import { type Cell, toCsv } from './csv'
import { toXlsx } from './xlsx'

/** A table to be downloaded, its rows as they are read. */
export interface ReportFile {
  /** Without its ending. */
  name: string
  head: string[]
  batches: AsyncIterable<Cell[][]>
}

/** It begins with a byte order mark, without which spreadsheets take names for another alphabet. */
export function csvDownload({ name, head, batches }: ReportFile): Response {
  return download(`${name}.csv`, 'text/csv; charset=utf-8', linesOf(head, batches))
}

/** For people: whatever a reference looks like, a spreadsheet leaves it as it is. */
export function xlsxDownload({ name, head, batches }: ReportFile): Response {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return download(`${name}.xlsx`, kind, toXlsx(head, batches))
}

async function* linesOf(head: string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\uFEFF${toCsv([head])}`)
  for await (const batch of batches) yield encoder.encode(toCsv(batch))
}

/** A file that is written while it is sent: the next batch is asked for once the last one was taken. */
function download(name: string, kind: string, parts: AsyncGenerator<Uint8Array>): Response {
  return new Response(toStream(parts), {
    headers: {
      'content-type': kind,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

/** Whoever leaves in the middle ends what the parts are made of, too. */
function toStream(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await parts.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
