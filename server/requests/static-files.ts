import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { wireStaticFiles } from '../../lib/composition/root'
import { timings } from '../../lib/composition/timings'

const { keepAgainMilliseconds, tries, pauseMilliseconds } = timings.server.staticFiles
const prefix = '/_next/static/'

/**
 * A page needs its own build's scripts, and a load balancer may ask another build's server. So each server stores its
 * files in the database and serves those it lacks.
 */
export function openStaticFiles(settings: { DATABASE_URL: string }, buildFolder: string) {
  const files = wireStaticFiles(settings)
  const folder = join(buildFolder, 'static')
  const own = new Set(namesBelow(folder))

  return {
    /** A server starts without the database and retries; until then its pages depend on this server. */
    async keep() {
      try {
        await patiently(() => files.keep([...own], (name) => readFileSync(join(folder, name))))
        await files.forgetOld()
      } catch (error) {
        console.error(`The scripts and styles of this build are not kept for other servers yet: ${messageOf(error)}`)
        setTimeout(() => void this.keep(), keepAgainMilliseconds).unref()
      }
    },
    isOfAnotherBuild({ method, url = '' }: IncomingMessage): boolean {
      const name = nameIn(url)
      return name !== null && !own.has(name) && ['GET', 'HEAD'].includes(method ?? '')
    },
    /** Passes on when nobody has the file, and answers 503 when the database cannot say. */
    async answer(request: IncomingMessage, response: ServerResponse, goOn: () => unknown): Promise<void> {
      const name = nameIn(request.url ?? '') ?? ''
      const body = await patiently(() => files.find(name)).catch(tellOfTrouble)
      if (body === undefined) return void response.writeHead(503, unavailable).end('Try again in a moment.\n')
      if (body === null) return void goOn()
      response.writeHead(200, {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'content-length': body.length,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    },
  }
}

/** A browser asks for a script once, and a page without it is dead. */
async function patiently<T>(act: () => Promise<T>, left: number = tries): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (left === 1) throw error
    await wait(pauseMilliseconds)
    return patiently(act, left - 1)
  }
}

const unavailable = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '2' }

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function tellOfTrouble(error: unknown): undefined {
  console.error(`A file of another build could not be looked up: ${messageOf(error)}`)
}

function nameIn(url: string): string | null {
  const [path = ''] = url.split('?')
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : ''
  return /^[\w~-][\w./~-]{0,199}$/.test(name) && !name.includes('..') ? name : null
}

function namesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

const types: Record<string, string> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.json': 'application/json; charset=UTF-8',
  '.map': 'application/json; charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}
