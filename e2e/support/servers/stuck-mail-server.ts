import { createServer, type Socket } from 'node:net'

/** A mail server that accepts connections and never answers an email. */
export interface StuckMailServer {
  smtpUrl: string
  /** Clients that gave up with an unanswered email, since the last `forget`. */
  countGivenUp(): number
  forget(): void
  close(): void
}

export async function openStuckMailServer(): Promise<StuckMailServer> {
  const sockets = new Set<Socket>()
  let givenUp = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 stuck\r\n')
    socket.on('data', (line) => {
      const [verb] = String(line).trim().split(' ')
      if (verb === 'EHLO') socket.write('250 stuck\r\n')
      else if (verb === 'QUIT') socket.end('221 bye\r\n')
      else if (verb === 'MAIL') socket.once('close', () => (givenUp += 1))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    countGivenUp: () => givenUp,
    forget() {
      givenUp = 0
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
