import { toCsv } from './csv'

/**
 * A file that is written while it is sent: the next batch is asked for once the last one was taken. It begins with a
 * byte order mark, without which spreadsheets take names for another alphabet.
 */
export function csvDownload(name: string, head: string[], batches: AsyncIterable<string[][]>): Response {
  return new Response(toStream(linesOf(head, batches)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

async function* linesOf(head: string[], batches: AsyncIterable<string[][]>): AsyncGenerator<string> {
  yield `\uFEFF${toCsv([head])}`
  for await (const batch of batches) yield toCsv(batch)
}

/** Whoever leaves in the middle ends what the parts are made of, too. */
function toStream(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await parts.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
