import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

export interface Registry {
  url: string
  close(): Promise<void>
}

/** An npm registry of the packages installed here, so that a test installs without network. */
export async function openRegistry(root: string): Promise<Registry> {
  const installed = findInstalled(root)
  const packed = mkdtempSync(join(tmpdir(), 'registry-'))
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string | Buffer) => response.writeHead(status).end(body)
    const [, name = '', file] =
      /^\/((?:@[^/]+\/)?[^/]+)(?:\/-\/(.+))?$/.exec(decodeURIComponent(request.url ?? '')) ?? []
    const versions = installed.get(name)
    if (versions === undefined) return answer(404, '{}')
    try {
      if (file === undefined)
        return answer(200, JSON.stringify(packument(name, versions, `http://${request.headers.host}`)))
      return answer(200, await pack(versions.get(basename(file, '.tgz'))?.folder ?? '', packed))
    } catch (error) {
      return answer(500, String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(packed, { recursive: true })
    },
  }
}

type Versions = Map<string, { folder: string; manifest: Record<string, unknown> }>

/** Installed packages by name and version, from the lock file. */
function findInstalled(root: string): Map<string, Versions> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optional?: boolean }>
  }
  const found = new Map<string, Versions>()
  for (const path of Object.keys(packages).filter((each) => each.startsWith('node_modules/'))) {
    const manifest = readManifest(join(root, path))
    if (manifest === null) continue
    const name = path.split('node_modules/').at(-1) ?? ''
    found.set(name, (found.get(name) ?? new Map()).set(manifest.version, { folder: join(root, path), manifest }))
  }
  return found
}

/** Null for a package of another platform, which was not installed. */
function readManifest(folder: string): { version: string } | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function packument(name: string, versions: Versions, registry: string) {
  const entries = [...versions].map(([version, { manifest }]): [string, unknown] => {
    return [version, { ...manifest, dist: { tarball: `${registry}/${name}/-/${version}.tgz` } }]
  })
  return { name, 'dist-tags': { latest: entries[0]?.[0] }, versions: Object.fromEntries(entries) }
}

async function pack(folder: string, into: string): Promise<Buffer> {
  const args = ['pack', folder, '--ignore-scripts', '--json', '--pack-destination', into]
  const { stdout } = await promisify(execFile)('npm', args, { maxBuffer: 64 * 2 ** 20 })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  return readFileSync(join(into, filename))
}
