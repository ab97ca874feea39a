import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Delivered {
  headers: IncomingHttpHeaders
  body: string
}

type Status = number | null

/** A platform's webhook: stores what it receives and answers as set. */
export interface Listener {
  url: string
  delivered: Delivered[]
  /** Events it answered with 2xx while the sender still listened. */
  accepted: Delivered[]
  /** The status of coming answers, or a function for each; null for no answer. */
  answerWith(status: Status | (() => Status)): void
  /** Milliseconds before each answer. */
  thinkFor(milliseconds: () => number): void
  close(): Promise<void>
}

export async function openListener(): Promise<Listener> {
  const delivered: Delivered[] = []
  const accepted: Delivered[] = []
  let answer = (): Status => 200
  let thought = () => 0
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const received = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }
      delivered.push(received)
      const status = answer()
      if (status === null) return
      await wait(thought())
      // A dead sender has closed its half of the connection.
      if (request.socket.destroyed || request.socket.readableEnded) return
      if (status >= 200 && status < 300) accepted.push(received)
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    delivered,
    accepted,
    answerWith: (next) => {
      answer = typeof next === 'function' ? next : () => next
    },
    thinkFor: (next) => {
      thought = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
