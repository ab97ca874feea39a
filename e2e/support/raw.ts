import { request } from 'node:http'

export interface RawAnswer {
  status: number
  type: string | undefined
  requestId: string | undefined
  text: string
}

/** Sends the path as written; fetch would normalize it. */
export function askRaw(origin: string, path: string, { method = 'GET', headers = {} } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers, agent: false }, async (response) => {
      const text = (await response.toArray()).join('')
      const { 'content-type': type, 'x-request-id': requestId } = response.headers
      resolve({ status: response.statusCode ?? 0, type, requestId: requestId?.toString(), text })
    })
    asking.on('error', reject).end()
  })
}
