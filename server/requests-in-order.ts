import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

type Exchange = [request: IncomingMessage, response: ServerResponse]

interface Connection {
  response: ServerResponse
  waiting: Exchange[]
}

/** Requests that may wait on one connection. Browsers and proxies do not pipeline. */
const mostWaiting = 10

/**
 * One answer at a time on each connection. Node passes requests on as fast as it reads them:
 * https://github.com/nodejs/node/issues/50850
 */
export function answerInOrder(listener: RequestListener) {
  const connections = new WeakMap<Duplex, Connection>()

  function begin(connection: Connection, [request, response]: Exchange): void {
    connection.response = response
    response.once('close', () => answerNext(request.socket, connection))
    listener(request, response)
  }

  function answerNext(socket: Duplex, connection: Connection): void {
    const next = socket.destroyed ? undefined : connection.waiting.shift()
    if (next === undefined) connections.delete(socket)
    // In its own event loop turn: otherwise pipelined requests would all be answered before other connections.
    else setImmediate(() => (socket.destroyed ? connections.delete(socket) : begin(connection, next)))
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const connection = connections.get(request.socket)
    if (connection === undefined) {
      const opened = { response, waiting: [] }
      connections.set(request.socket, opened)
      begin(opened, [request, response])
    } else if (connection.waiting.length < mostWaiting) connection.waiting.push([request, response])
    else request.socket.destroy()
  }

  return { answer, isAnswering: (socket: Duplex) => connections.get(socket)?.response.headersSent === true }
}
