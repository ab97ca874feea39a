import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'

/** In place of a status. */
export const hungUp = 0

export interface Sent {
  method?: string
  headers?: Record<string, string>
  /** Text is sent with its length, parts chunked. */
  body?: string | Iterable<string | Buffer>
}

/**
 * Sends raw bytes and returns the status, even when the server stops reading halfway; a lost answer becomes `hungUp`.
 */
export function send(url: string, { method = 'POST', headers = {}, body = '' }: Sent = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent: false })
    let answered: IncomingMessage | undefined
    asking.on('response', (response) => {
      answered = response
      response.resume().on('close', () => resolve(response.statusCode ?? 0))
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (answered !== undefined) return
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') resolve(hungUp)
      else reject(error)
    })
    if (typeof body === 'string') asking.end(body)
    else Readable.from(body).pipe(asking)
  })
}
