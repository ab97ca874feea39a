// Runs before anything is installed: plain Node, no packages.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// In node_modules, so that npm removes them with the packages they describe.
const packages = { stamp: 'node_modules/.greenlight-lock', file: 'package-lock.json' }
const client = { stamp: 'node_modules/.greenlight-schema', file: 'prisma/schema.prisma' }

/** True when all packages of package-lock.json are installed, those for tests and the demo included. */
export function isInstalled(root) {
  return isStamped(root, packages) && namesIn(root).every((name) => existsSync(join(root, 'node_modules', name)))
}

export const stampPackages = (root) => stamp(root, packages)

export function isGenerated(root) {
  return existsSync(join(root, 'lib/store/generated')) && isStamped(root, client)
}

export const stampClient = (root) => stamp(root, client)

function isStamped(root, { stamp, file }) {
  const path = join(root, stamp)
  return existsSync(path) && readFileSync(path, 'utf8') === hash(root, file)
}

function stamp(root, { stamp, file }) {
  if (existsSync(join(root, 'node_modules'))) writeFileSync(join(root, stamp), hash(root, file))
}

function hash(root, file) {
  return createHash('sha256')
    .update(readFileSync(join(root, file)))
    .digest('hex')
}

/** `npm ci --omit=dev` also leaves a stamp, but not all packages. */
function namesIn(root) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys({ ...dependencies, ...devDependencies })
}
