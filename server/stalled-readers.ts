import type { Server } from 'node:http'
import type { Socket } from 'node:net'

export interface LeastSpeed {
  bytes: number
  milliseconds: number
}

interface Progress {
  taken: number
  since: number
}

/**
 * Closes connections whose reader takes nothing: Node would hold the answer and its file forever. Single bytes and more
 * requests are not reading.
 */
export function hangUpOnStalledReaders(server: Server, { bytes, milliseconds }: LeastSpeed): void {
  const connections = new Map<Socket, Progress>()
  server.on('connection', (socket: Socket) => {
    connections.set(socket, { taken: 0, since: performance.now() })
    socket.once('close', () => connections.delete(socket))
  })
  const checking = setInterval(() => {
    const now = performance.now()
    for (const [socket, progress] of connections) {
      const taken = socket.bytesWritten - socket.writableLength
      if (socket.writableLength === 0 || taken - progress.taken >= bytes) Object.assign(progress, { taken, since: now })
      else if (now - progress.since >= milliseconds) socket.destroy()
    }
  }, milliseconds / 10)
  checking.unref()
  server.once('close', () => clearInterval(checking))
}
