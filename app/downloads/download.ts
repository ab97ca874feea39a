import { paramsIn, type SearchParams } from '../search-params'
import { type Cell, toCsv } from './csv'
import { toXlsx } from './xlsx'

/** A download whose rows are read as it is sent. */
export interface TableFile {
  /** Without extension. */
  name: string
  head: string[]
  batches: AsyncIterable<Cell[][]>
}

/** Without a byte order mark, spreadsheets guess a wrong charset. */
export function csvDownload({ name, head, batches }: TableFile): Response {
  return download(`${name}.csv`, 'text/csv; charset=utf-8', linesOf(head, batches))
}

/** For people: spreadsheets leave references as they are. */
export function xlsxDownload({ name, head, batches }: TableFile): Response {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return download(`${name}.xlsx`, kind, toXlsx(head, batches))
}

async function* linesOf(head: string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`\uFEFF${toCsv([head])}`)
  for await (const batch of batches) yield encoder.encode(toCsv(batch))
}

/** Why there is no file, in a sentence. */
export function refusal(sentence: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(`${sentence}\n`, { status: 400, headers })
}

/** As pages get them. */
export function paramsOf(request: Request): SearchParams {
  return paramsIn(new URL(request.url).search)
}

/** Reads the next batch once the last was taken. */
function download(name: string, kind: string, parts: AsyncGenerator<Uint8Array>): Response {
  return new Response(toStream(parts), {
    headers: {
      'content-type': kind,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

/** Canceling the download also ends its source. */
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
