// next.config.js imports this: plain Node, no packages.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['app', 'components', 'lib', 'public', 'prisma']
const rootFiles = /\.(json|js|mjs|ts)$/
const generated = join('lib', 'store', 'generated')

/** One hash of everything the app is built from, independent of its place. */
export function hashSources() {
  const hash = createHash('sha256')
  const files = readdirSync('.').filter((file) => rootFiles.test(file) && file !== 'next-env.d.ts')
  for (const file of [...files, ...folders.flatMap(filesBelow)].sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(folder) {
  if (folder === generated || !existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
