import { EventEmitter, once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A proxy before a database that fails on demand. */
export interface StallingProxy {
  url: string
  /** Passes nothing on, but keeps connections open. */
  stall(): void
  /** Passes requests on, but no answers. */
  mute(): void
  /** Delays everything. */
  slow(milliseconds: number): void
  /** Breaks every connection, and new ones at once. */
  cut(): void
  /** When the next new connection is broken. */
  refusal(): Promise<void>
  /** Passes everything on again, over new connections. */
  restore(): void
  close(): Promise<void>
}

export async function openStallingProxy(databaseUrl: string): Promise<StallingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let mode: 'passing' | 'stalled' | 'mute' | 'cut' = 'passing'
  let delay = 0
  const refusals = new EventEmitter()
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((near) => {
    if (mode === 'cut') return near.destroy().once('close', () => refusals.emit('refusal'))
    const far = connect(Number(target.port || 5432), target.hostname)
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from)
      from.on('data', (bytes) => {
        if (mode === 'stalled' || (mode === 'mute' && from === far)) return
        if (delay === 0) to.write(bytes)
        else setTimeout(() => to.writable && to.write(bytes), delay)
      })
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('error', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(address.port)
  return {
    url: url.toString(),
    stall() {
      mode = 'stalled'
    },
    mute() {
      mode = 'mute'
    },
    slow(milliseconds) {
      delay = milliseconds
    },
    cut() {
      mode = 'cut'
      breakAll()
    },
    async refusal() {
      await once(refusals, 'refusal')
    },
    restore() {
      mode = 'passing'
      delay = 0
      breakAll()
    },
    close() {
      breakAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
