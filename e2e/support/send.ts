import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'

/** In place of a status. */
export const hungUp = 0

export interface Sent {
  method?: string
  headers?: Record<string, string>
  /** Text is sent with its length, parts chunked. */
  body?: string | Iterable<string | Buffer>
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/**
 * Sends raw bytes and returns the answer, even when the server stops reading halfway; a lost answer's status is
 * `hungUp`.
 */
export function exchange(url: string, { method = 'POST', headers = {}, body = '' }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent: false })
    let answered: IncomingMessage | undefined
    asking.on('response', (response) => {
      answered = response
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('close', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (answered !== undefined) return
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') resolve({ status: hungUp, headers: {}, text: '' })
      else reject(error)
    })
    if (typeof body === 'string') asking.end(body)
    else Readable.from(body).pipe(asking)
  })
}

export async function send(url: string, sent: Sent = {}): Promise<number> {
  return (await exchange(url, sent)).status
}
