import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Delivered {
  headers: IncomingHttpHeaders
  body: string
}

/** A platform's webhook: keeps what it is sent and answers what it is told to. */
export interface Listener {
  url: string
  delivered: Delivered[]
  /** The status of the answers to come; null: none is given. */
  answerWith(status: number | null): void
  close(): Promise<void>
}

export async function openListener(): Promise<Listener> {
  const delivered: Delivered[] = []
  let status: number | null = 200
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      delivered.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
      if (status === null) return
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    delivered,
    answerWith: (next) => {
      status = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
