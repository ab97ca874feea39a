import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OneAddress {
  url: string
  /** Requests now alternate between these servers. */
  serve(...urls: string[]): void
  close(): Promise<void>
}

/** One address before several servers, like a plain proxy that changes nothing. */
export async function openOneAddress(): Promise<OneAddress> {
  let servers: string[] = []
  let next = 0
  const server = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(servers[next++ % servers.length] ?? '')
    const { method, url: path, headers } = incoming
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve(...urls) {
      servers = urls
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
