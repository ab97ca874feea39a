import { connect } from 'node:net'

/** How a connection ended that sent bytes slowly and never all. */
export interface Cut {
  afterSeconds: number
  /** The server's answer as raw HTTP. */
  said: string
}

/** Sends the beginning, then ten bytes a second until the server hangs up. */
export function trickle(url: string, beginning: string): Promise<Cut> {
  const { hostname, port } = new URL(url)
  const began = performance.now()
  let said = ''
  return new Promise((resolve) => {
    // Queued before connecting, so that it is sent first.
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
