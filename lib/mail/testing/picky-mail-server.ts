import { createServer, type Socket } from 'node:net'

/** Greets everybody, and takes no email to the refused addresses. */
export interface PickyMailServer {
  smtpUrl: string
  refuse(...addresses: string[]): void
  close(): void
}

export async function openPickyMailServer(): Promise<PickyMailServer> {
  const sockets = new Set<Socket>()
  let refused: string[] = []
  const server = createServer((socket) => {
    let isInEmail = false
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 picky\r\n')
    socket.on('data', (bytes) => {
      const said = String(bytes)
      if (isInEmail) {
        if (!said.endsWith('\r\n.\r\n')) return
        isInEmail = false
        socket.write('250 taken\r\n')
      } else if (said.startsWith('RCPT')) {
        const isRefused = refused.some((address) => said.includes(`<${address}>`))
        socket.write(isRefused ? '550 nobody here\r\n' : '250 go on\r\n')
      } else if (said.startsWith('DATA')) {
        isInEmail = true
        socket.write('354 go on\r\n')
      } else if (said.startsWith('QUIT')) socket.end('221 bye\r\n')
      else socket.write('250 picky\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    refuse(...addresses) {
      refused = addresses
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
