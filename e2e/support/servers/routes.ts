import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All addresses of the build, by folder name: `/admin/coaches/[id]`; Next's own start with an underscore. */
export function readRoutes(buildFolder: string, kind: 'page' | 'route'): string[] {
  const built = readManifest<Record<string, string>>(buildFolder, 'app-paths-manifest.json')
  return Object.keys(built)
    .filter((path) => path.endsWith(`/${kind}`) && !path.startsWith('/_'))
    .map((path) => path.slice(0, -`/${kind}`.length) || '/')
    .sort()
}

/** All form actions of the build: `app/payouts/actions.ts setUp` → its id. */
export function readActionIds(buildFolder: string): Record<string, string> {
  const { node } = readManifest<{ node: Record<string, ActionEntry> }>(buildFolder, 'server-reference-manifest.json')
  return Object.fromEntries(Object.entries(node).map(([id, entry]) => [`${entry.filename} ${entry.exportedName}`, id]))
}

interface ActionEntry {
  filename: string
  exportedName: string
}

function readManifest<Manifest>(buildFolder: string, name: string): Manifest {
  return JSON.parse(readFileSync(join(buildFolder, 'server', name), 'utf8')) as Manifest
}
