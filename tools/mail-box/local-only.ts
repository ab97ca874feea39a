import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Admits only programs and pages of this machine: a page of another site has another origin, or uses its own name for
 * this address.
 */
export function guardLocalServer(server: Server): void {
  const answer = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  const upgrade = server.listeners('upgrade') as ((request: IncomingMessage, socket: Duplex, head: Buffer) => void)[]
  server.removeAllListeners('request')
  server.removeAllListeners('upgrade')
  server.on('request', (request, response) => {
    if (!isFromHere(request)) return void response.writeHead(403, refusal).end(`${sentence}\n`)
    // Other sites can neither frame it nor load it as an image or script.
    response.setHeader('x-frame-options', 'SAMEORIGIN')
    response.setHeader('cross-origin-resource-policy', 'same-origin')
    for (const each of answer) each.call(server, request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    if (!isFromHere(request) || upgrade.length === 0) return void socket.destroy()
    for (const each of upgrade) each.call(server, request, socket, head)
  })
}

interface RequestHead {
  method?: string
  headers: IncomingMessage['headers']
  socket: { localPort?: number }
}

/** True for a request to this machine's name, and, when a page sends it, from this server's own page. */
export function isFromHere({ method = '', headers, socket }: RequestHead): boolean {
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${socket.localPort}`)
  const { host = '', origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers
  if (!own.includes(host)) return false
  if (origin !== undefined) return own.some((each) => origin === `http://${each}`)
  // A followed link names no origin; a request sent by a page does.
  const isFollowed = mode === 'navigate' && ['GET', 'HEAD'].includes(method)
  return isFollowed || site === undefined || ['same-origin', 'none'].includes(String(site))
}

const sentence = 'This answers to programs and pages of this machine only.'
const refusal = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
