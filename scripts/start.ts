import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { parseArgs } from 'node:util'
import { readEnv, SettingsError } from '../lib/env'

if (existsSync('.env')) process.loadEnvFile('.env')
checkSettings()
Object.assign(process.env, { NODE_ENV: 'production' })

const { default: next } = await import('next')
const { values } = parseArgs({ options: { hostname: { type: 'string' }, port: { type: 'string' } } })
const port = Number(values.port ?? process.env.PORT ?? 3000)
const app = next({ dev: false, hostname: values.hostname ?? 'localhost', port })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer((request, response) => {
  appendSocketAddress(request)
  void handle(request, response)
})
// A body that trickles in is cut, so that a slow sender cannot hold a place for ever.
server.headersTimeout = 10_000
server.requestTimeout = 30_000
server.listen(port, values.hostname, () => console.log(`Greenlight answers on ${process.env.APP_URL}`))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    server.close()
    server.closeIdleConnections()
    await app.close()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })
}

/** Next keeps a server up that failed to start, and answers 500 to everybody. */
function checkSettings(): void {
  try {
    readEnv(process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    console.error('Every setting is explained in .env.example.')
    process.exit(1)
  }
}

/** As a proxy would: Next itself believes a caller who brings the header along. */
function appendSocketAddress(request: IncomingMessage): void {
  const brought = request.headers['x-forwarded-for']
  const socket = request.socket.remoteAddress ?? 'unknown'
  request.headers['x-forwarded-for'] = brought === undefined ? socket : `${brought}, ${socket}`
}
