import { connect, type Socket } from 'node:net'

export interface RawConnection {
  socket: Socket
  /** Everything received once the other side has hung up. */
  said: Promise<string>
}

/** Sends raw bytes to a port of this machine. */
export function sendRaw(port: number, bytes: string): RawConnection {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.write(bytes, 'latin1')
  let text = ''
  const said = new Promise<string>((resolve) => {
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    // A byte may be on its way when the other side hangs up.
    socket.on('error', () => socket.destroy())
    socket.on('end', () => socket.end())
    socket.on('close', () => resolve(text))
  })
  return { socket, said }
}
