import type { RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

interface Turn {
  response: ServerResponse
  waiting: (() => void)[]
}

/** Requests that may wait on one connection. Browsers and proxies do not pipeline. */
const mostWaiting = 10

/**
 * One answer at a time on each connection. Node passes requests on as fast as it reads them:
 * https://github.com/nodejs/node/issues/50850
 */
export function createTurns(listener: RequestListener) {
  const turns = new WeakMap<Duplex, Turn>()

  const answer: RequestListener = (request, response) => {
    const { socket } = request
    const begin = () => {
      response.once('close', endTurn)
      listener(request, response)
    }
    const endTurn = () => {
      const turn = turns.get(socket)
      const next = socket.destroyed ? undefined : turn?.waiting.shift()
      if (next === undefined) turns.delete(socket)
      // In its own event loop turn: otherwise pipelined requests would all be answered before other connections.
      else setImmediate(() => (socket.destroyed ? turns.delete(socket) : next()))
    }
    const turn = turns.get(socket)
    if (turn === undefined) {
      turns.set(socket, { response, waiting: [] })
      begin()
    } else if (turn.waiting.length < mostWaiting) {
      turn.waiting.push(() => {
        turn.response = response
        begin()
      })
    } else socket.destroy()
  }

  return { answer, isAnswering: (socket: Duplex) => turns.get(socket)?.response.headersSent === true }
}
