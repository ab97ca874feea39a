import type { RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

interface Turn {
  /** What the connection is being answered now. */
  response: ServerResponse
  waiting: (() => void)[]
}

/** Requests that may wait on one connection for the answer before theirs. Browsers and proxies send none ahead. */
const mostWaiting = 10

/**
 * Answers the requests of one connection one after another. Node gives them out as fast as they are read, so a single
 * connection could have any number of pages made at once: https://github.com/nodejs/node/issues/50850
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
      // In a round of its own: what is asked ahead, and waits for nothing, would be answered before anybody else is heard.
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
