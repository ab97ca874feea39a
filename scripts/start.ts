import type { IncomingMessage } from 'node:http'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { answering } from '../lib/answering'
import { close } from '../lib/closing'
import { findRefusal, refuse } from './front-door'
import { createImpatientServer } from './impatient-server'
import { settingsOrExit } from './settings'
import { whenToldToEnd } from './told-to-end'

// On a large machine V8 lets garbage grow to three times what lives before it cleans up; with as much as lives, what a
// server holds stays flat, and costs no more time.
setFlagsFromString('--heap-growing-percent=100')

settingsOrExit()
Object.assign(process.env, { NODE_ENV: 'production' })

const { default: next } = await import('next')
const { values } = parseArgs({ options: { hostname: { type: 'string' }, port: { type: 'string' } } })
const port = Number(values.port ?? process.env.PORT ?? 3000)
const app = next({ dev: false, hostname: values.hostname ?? 'localhost', port })
await app.prepare()
const handle = app.getRequestHandler()

const server = createImpatientServer((request, response) => {
  const reason = findRefusal(request)
  if (reason !== null) return refuse(request, response, reason)
  appendSocketAddress(request)
  void answering(response, () => handle(request, response))
})
server.listen(port, values.hostname, () => console.log(`Greenlight answers on ${process.env.APP_URL}`))

whenToldToEnd(async () => {
  const answered = new Promise((resolve) => server.close(resolve))
  // A connection that was answering when the port closed may be kept for another request, and that one is not ours to take.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const force = setTimeout(() => server.closeAllConnections(), 5_000)
  await Promise.all([answered, close(console.error)])
  clearInterval(idle)
  clearTimeout(force)
  await app.close()
})

/** As a proxy would: Next itself believes a caller who brings the header along. */
function appendSocketAddress(request: IncomingMessage): void {
  const brought = request.headers['x-forwarded-for']
  const socket = request.socket.remoteAddress ?? 'unknown'
  request.headers['x-forwarded-for'] = brought === undefined ? socket : `${brought}, ${socket}`
}
