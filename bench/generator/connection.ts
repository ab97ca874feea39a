import { connect } from 'node:net'

/** A keep-alive connection for one request after another, so that the load is on the server. */
export interface Connection {
  /** Resolves with the status. Rejects when the connection breaks. */
  send(request: Buffer): Promise<number>
  close(): void
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let seen = ''
  let settle: { resolve(status: number): void; reject(error: Error): void } | undefined
  const fail = (error: Error) => settle?.reject(error)
  socket.on('data', (chunk) => {
    seen += chunk.toString('latin1')
    if (!isWhole(seen)) return
    const status = Number(seen.slice(9, 12))
    seen = ''
    settle?.resolve(status)
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return {
    send(request) {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject }
        socket.write(request)
      })
    },
    close: () => socket.destroy(),
  }
}

export function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd === -1) return false
  const head = answer.slice(0, headEnd).toLowerCase()
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1]
  if (length !== undefined) return answer.length >= headEnd + 4 + Number(length)
  return !head.includes('\r\ntransfer-encoding: chunked') || answer.endsWith('0\r\n\r\n')
}
