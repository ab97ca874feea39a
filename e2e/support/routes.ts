import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** Every address of the app, as its folder names it: `/admin/coaches/[id]`. */
export function findRoutes(kind: 'page.tsx' | 'route.ts'): string[] {
  return filesBelow('app')
    .filter((file) => file.endsWith(`${sep}${kind}`))
    .map((file) => `/${relative('app', dirname(file)).split(sep).join('/')}`)
    .sort()
}

/** What the build can be asked to do by a form: `app/payouts/actions.ts setUp` → the id it is called by. */
export function readActionIds(buildFolder: string): Record<string, string> {
  const path = join(buildFolder, 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(path, 'utf8')) as { node: Record<string, ActionEntry> }
  return Object.fromEntries(Object.entries(node).map(([id, entry]) => [`${entry.filename} ${entry.exportedName}`, id]))
}

interface ActionEntry {
  filename: string
  exportedName: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}
