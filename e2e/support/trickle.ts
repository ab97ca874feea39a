import { connect } from 'node:net'

/** How a connection ended that sent a byte now and then and never all. */
export interface Cut {
  afterSeconds: number
  /** What the server said, in bytes of HTTP. */
  said: string
}

/** Sends the beginning, then a byte ten times a second until the server hangs up. */
export function trickle(url: string, beginning: string): Promise<Cut> {
  const { hostname, port } = new URL(url)
  const began = performance.now()
  let said = ''
  return new Promise((resolve) => {
    // Queued before the connection stands, so that it goes first however long that takes.
    const socket = connect(Number(port), hostname)
    socket.write(beginning)
    const more = setInterval(() => socket.write('a'), 100)
    socket.on('data', (bytes) => {
      said += String(bytes)
    })
    // A byte may be on its way when the server hangs up.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clearInterval(more)
      resolve({ afterSeconds: (performance.now() - began) / 1000, said })
    })
  })
}
