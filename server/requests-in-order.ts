import type { RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

interface Connection {
  response: ServerResponse
  waiting: (() => void)[]
}

/** Requests that may wait on one connection. Browsers and proxies do not pipeline. */
const mostWaiting = 10

/**
 * One answer at a time on each connection. Node passes requests on as fast as it reads them:
 * https://github.com/nodejs/node/issues/50850
 */
export function answerInOrder(listener: RequestListener) {
  const connections = new WeakMap<Duplex, Connection>()

  const answer: RequestListener = (request, response) => {
    const { socket } = request
    const begin = () => {
      response.once('close', answerNext)
      listener(request, response)
    }
    const answerNext = () => {
      const connection = connections.get(socket)
      const next = socket.destroyed ? undefined : connection?.waiting.shift()
      if (next === undefined) connections.delete(socket)
      // In its own event loop turn: otherwise pipelined requests would all be answered before other connections.
      else setImmediate(() => (socket.destroyed ? connections.delete(socket) : next()))
    }
    const connection = connections.get(socket)
    if (connection === undefined) {
      connections.set(socket, { response, waiting: [] })
      begin()
    } else if (connection.waiting.length < mostWaiting) {
      connection.waiting.push(() => {
        connection.response = response
        begin()
      })
    } else socket.destroy()
  }

  return { answer, isAnswering: (socket: Duplex) => connections.get(socket)?.response.headersSent === true }
}
