import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Notes where the local Stripe of that folder listens, for commands that look for it. */
export function keepAddress(folder: string, url: string): void {
  writeFileSync(fileIn(folder), `${url}\n`)
}

/** Where it listened last; null when it never ran. */
export function findAddress(folder: string): string | null {
  const file = fileIn(folder)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

const fileIn = (folder: string) => join(folder, 'address')
