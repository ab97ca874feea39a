import { createServer, type Socket } from 'node:net'

/** Takes every email and never confirms. */
export interface HeldMailServer {
  smtpUrl: string
  countEmails(): number
  close(): void
}

export async function openHeldMailServer(): Promise<HeldMailServer> {
  const sockets = new Set<Socket>()
  let emails = 0
  const server = createServer((socket) => {
    let received = ''
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 held\r\n')
    socket.on('data', (bytes) => {
      const said = String(bytes)
      received = received.slice(-5) + said
      if (received.endsWith('\r\n.\r\n')) emails += 1
      else if (/^(EHLO|MAIL|RCPT)/.test(said)) socket.write('250 held\r\n')
      else if (said.startsWith('DATA')) socket.write('354 go on\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    countEmails: () => emails,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
