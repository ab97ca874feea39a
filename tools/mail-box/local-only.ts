import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Lets only programs and pages of this machine in, whatever the server behind answers: a page of another site has
 * another origin, or comes under a name of its own that leads here.
 */
export function guardLocalServer(server: Server): void {
  const answer = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  const upgrade = server.listeners('upgrade') as ((request: IncomingMessage, socket: Duplex, head: Buffer) => void)[]
  server.removeAllListeners('request')
  server.removeAllListeners('upgrade')
  server.on('request', (request, response) => {
    if (!isFromHere(request)) return void response.writeHead(403, refusal).end(`${sentence}\n`)
    // Neither shown in a frame of another site nor read as a picture or a script of it.
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

/** Asked for by a name of this machine, and by a page of this very server when a page asks. */
export function isFromHere({ method = '', headers, socket }: RequestHead): boolean {
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${socket.localPort}`)
  const { host = '', origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers
  if (!own.includes(host)) return false
  if (origin !== undefined) return own.some((each) => origin === `http://${each}`)
  // Somebody follows a link; what is sent from a page names its origin.
  const isFollowed = mode === 'navigate' && ['GET', 'HEAD'].includes(method)
  return isFollowed || site === undefined || ['same-origin', 'none'].includes(String(site))
}

const sentence = 'This answers to programs and pages of this machine only.'
const refusal = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
