import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** The preferred port, or the next free one that is not reserved. */
export async function freePortFrom(preferred: number, spokenFor: number[] = []): Promise<number> {
  for (let port = preferred; port < preferred + 500; port += 1) {
    if (!spokenFor.includes(port) && (await isFree(port))) return port
  }
  throw new Error(`No free port was found from ${preferred} to ${preferred + 499}.`)
}

/**
 * A random port that was free a moment ago. Avoids the ephemeral range from 32768
 * (https://docs.kernel.org/networking/ip-sysctl.html), where an outgoing connection could take it first.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(11_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new Error('No free port was found from 11000 to 31999.')
}

/** A different free port for each name. */
export async function freePorts<Name extends string>(names: Name[]): Promise<Record<Name, number>> {
  const ports = new Set<number>()
  while (ports.size < names.length) ports.add(await freePort())
  const chosen = [...ports]
  return Object.fromEntries(names.map((name, place) => [name, chosen[place]])) as Record<Name, number>
}

/** Tests each address alone: on macOS one can be bound while another has the port taken. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', undefined]) {
    if ((await listenBriefly(port, host)) === null) return false
  }
  return true
}

/** Returns the port, or null where it is taken. A missing address takes nothing. */
function listenBriefly(port: number, host: string | undefined): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null)
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(port)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null))
    })
  })
}
