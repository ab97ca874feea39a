import { createServer, type Server } from 'node:http'
import { isIPv6 } from 'node:net'
import next from 'next'
import { timings } from '../lib/composition/timings'
import type { Env } from '../lib/env'
import { toBrand } from '../lib/settings/brand/brand'
import { connectionsWithin, readFileLimit } from './file-limit'
import { answerDeliveries } from './requests/deliveries'
import { askInside } from './requests/inner-requests'
import { createRequestFilter } from './requests/request-filter'
import { openStaticFiles } from './requests/static-files'
import { createImpatientServer } from './time-outs'

interface Options {
  settings: Env
  buildFolder: string
  port: number
  hostname: string | undefined
}

export interface OpenServer {
  server: Server
  closeApp(): Promise<void>
}

/** Starts the app and checks that it answers. Throws when it does not: Next would stay up and answer 500. */
export async function openServer({ settings, buildFolder, port, hostname }: Options): Promise<OpenServer> {
  const connections = connectionsWithin(readFileLimit())
  // Next takes upgrades on the server it gets and never closes them, so it gets one that does not listen.
  const app = next({ dev: false, hostname: hostname ?? 'localhost', port, httpServer: createServer() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const staticFiles = openStaticFiles(settings, buildFolder)
  const filter = createRequestFilter(settings.APP_URL, toBrand(settings), (request, response) => {
    const goOn = () => handle(request, response)
    return staticFiles.isOfAnotherBuild(request) ? staticFiles.answer(request, response, goOn) : goOn()
  })
  const server = createImpatientServer(answerDeliveries(filter))
  // Before the first page that needs them.
  await staticFiles.keep()
  server.maxConnections = connections
  await listen(server, port, hostname)
  const inside = `http://${hostOf(hostname)}:${port}`
  askInside(inside)
  await seeThatItAnswers(`${inside}/sign-in`)
  return { server, closeApp: () => app.close() }
}

function listen(server: Server, port: number, hostname: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      reject(new Error(code === 'EADDRINUSE' ? `port ${port} is taken by another process` : message)),
    )
    server.listen(port, hostname, resolve)
  })
}

function hostOf(hostname = ''): string {
  if (['', '::', '0.0.0.0'].includes(hostname)) return 'localhost'
  return isIPv6(hostname) ? `[${hostname}]` : hostname
}

async function seeThatItAnswers(page: string): Promise<void> {
  const { status, body } = await fetch(page, { signal: AbortSignal.timeout(timings.server.firstPageMilliseconds) })
  await body?.cancel()
  if (status !== 200) throw new Error(`the sign-in page failed (${status}); the lines above say why`)
}
