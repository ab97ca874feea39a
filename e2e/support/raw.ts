import { request } from 'node:http'

export interface RawAnswer {
  status: number
  type: string | undefined
  text: string
}

/** Asks for a path as it is written: fetch would put right what is wrong in it. */
export function askRaw(origin: string, path: string, { method = 'GET', headers = {} } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers, agent: false }, async (response) => {
      const text = (await response.toArray()).join('')
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], text })
    })
    asking.on('error', reject).end()
  })
}
