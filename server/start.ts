import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { close } from '../lib/before-shutdown'
import { timings } from '../lib/composition/timings'
import { isPort } from '../lib/settings/address-parts'
import { checkActionKey } from './action-key'
import { printToLog } from './console-lines'
import { databaseOrExit } from './database-or-exit'
import { optionsOrExit } from './options-or-exit'
import { settingsOrExit } from './settings'
import { whenToldToEnd } from './shutdown'
import { noteSuperuser } from './superuser'

// By default V8's garbage may grow to three times the live heap; at 100 % memory stays flat at no cost in time.
setFlagsFromString('--heap-growing-percent=100')

const usage = `npm start -- [--hostname localhost] [--port 3000]
  --hostname  the address to listen on; all addresses of this machine by default
  --port      a whole number from 1 to 65535; PORT by default`
const options = optionsOrExit(readOptions, usage, ['hostname', 'port'])
let end = async () => {}
whenToldToEnd(() => end())
const settings = settingsOrExit()
const buildFolder = process.env.NEXT_DIST_DIR ?? '.next'
const key = checkActionKey(settings, buildFolder)
if (key.warning !== undefined) console.error(key.warning)
if (key.problem !== undefined) {
  console.error(key.problem)
  process.exit(1)
}
await databaseOrExit(settings)
void noteSuperuser(settings)
Object.assign(process.env, { NODE_ENV: 'production' })
printToLog()

try {
  const { openServer } = await import('./open-server')
  const port = options.port ?? settings.PORT
  const { server, closeApp } = await openServer({ settings, buildFolder, port, hostname: options.hostname })
  end = async () => {
    const answered = new Promise((resolve) => server.close(resolve))
    // A connection busy when the port closed may stay for another request, which is not ours to take.
    const idle = setInterval(() => server.closeIdleConnections(), timings.server.end.idleMilliseconds)
    const force = setTimeout(() => server.closeAllConnections(), timings.server.end.connectionMilliseconds)
    await Promise.all([answered, close(console.error)])
    clearInterval(idle)
    clearTimeout(force)
    await closeApp()
  }
  console.log(`Greenlight is running at ${settings.APP_URL}`)
} catch (error) {
  process.stderr.write(`Greenlight did not start: ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

function readOptions(args: string[]): { hostname?: string; port?: number } {
  const { values } = parseArgs({ args, options: { hostname: { type: 'string' }, port: { type: 'string' } } })
  if (values.port === undefined) return { hostname: values.hostname }
  if (!isPort(values.port)) throw new RangeError('--port must be a whole number from 1 to 65535')
  return { hostname: values.hostname, port: Number(values.port) }
}
