import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export type Arranged = { status: number; body: unknown; headers?: Record<string, string> } | 'silence' | 'cut'

export interface ReceivedRequest {
  method: string
  path: string
  /** From the query or form, named as sent: `transfer_data[destination]`. */
  fields: Record<string, string>
  headers: Record<string, string | string[] | undefined>
}

/** Answers what a test arranged and refuses everything else. */
export interface ArrangedStripe {
  url: string
  received: ReceivedRequest[]
  /** Requests that were not arranged. */
  unarranged: string[]
  /** Answers in order for `GET /v1/account` and the like; the last one repeats. */
  arrange(request: string, ...answers: [Arranged, ...Arranged[]]): void
  close(): Promise<void>
}

export async function openArrangedStripe(): Promise<ArrangedStripe> {
  const arranged = new Map<string, Arranged[]>()
  const received: ReceivedRequest[] = []
  const unarranged: string[] = []

  const server = createServer(async (request, response) => {
    const told = await recordEvent(request)
    received.push(told)
    const name = `${told.method} ${told.path}`
    const answers = arranged.get(name) ?? []
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer === undefined) unarranged.push(name)
    give(response, answer ?? { status: 501, body: { error: { type: 'api_error', message: 'not arranged' } } })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    unarranged,
    arrange: (request, ...answers) => arranged.set(request, answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function recordEvent(request: IncomingMessage): Promise<ReceivedRequest> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stripe.test')
  const form = new URLSearchParams(await text(request))
  const fields = Object.fromEntries([...searchParams, ...form])
  return { method: request.method ?? '', path: pathname, fields, headers: request.headers }
}

function give(response: ServerResponse, answer: Arranged): void {
  if (answer === 'silence') return
  if (answer === 'cut') {
    response.destroy()
    return
  }
  const { status, body, headers } = answer
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
