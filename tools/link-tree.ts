import { linkSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Copies a folder by hard links: Turbopack follows no symbolic link out of its root. */
export function linkTree(from: string, to: string, leftOut: readonly string[] = []): void {
  if (leftOut.includes(from)) return
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target, leftOut)
    else if (entry.isSymbolicLink()) symlinkSync(resolve(source), target)
    else linkSync(source, target)
  }
}
