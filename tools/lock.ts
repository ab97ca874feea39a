import { readFileSync, writeFileSync } from 'node:fs'
import { noOptionsOrExit } from '../server/options-or-exit'
import { findGaps, type Gap, type Lock, type LockedPackage, locks } from './laws/lock-gaps'

noOptionsOrExit('npm run lock')
/**
 * Completes package-lock.json: npm omits a platform's package when the registry lacks it, and npm 11's `npm ci` then
 * refuses the lock. Run it after every `npm install`, which drops the additions.
 */
for (const file of locks) {
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'))
  const gaps = findGaps(lock)
  const added = gaps.map((gap): [string, LockedPackage] => [`node_modules/${gap.name}`, toEntry(gap, file)])
  const packages = [...Object.entries(lock.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`${file}: ${gaps.length === 0 ? 'complete.' : `added ${gaps.map(({ name }) => name).join(', ')}.`}`)
}

/** These names end in system, processor and, on Linux, C library: swc-linux-x64-musl. */
function toEntry({ name, version, askedBy: { dev, devOptional } }: Gap, file: string): LockedPackage {
  const [, os, cpu, variant] = /-(darwin|win32|linux|freebsd|android)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name) ?? []
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new Error(`${name}@${version} does not name its platform. Add it to ${file} by hand.`)
  }
  const libc = os === 'linux' ? [variant === 'musl' ? 'musl' : 'glibc'] : undefined
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(devOptional && { devOptional }),
    libc,
    optional: true,
    os: [os],
  }
}
