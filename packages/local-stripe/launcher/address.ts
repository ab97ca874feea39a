import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Records where the local Stripe of a folder listens, for other commands. */
export function keepAddress(folder: string, url: string): void {
  writeFileSync(fileIn(folder), `${url}\n`)
}

/** The last address; null if it never ran. */
export function findAddress(folder: string): string | null {
  const file = fileIn(folder)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

const fileIn = (folder: string) => join(folder, 'address')
