import { expect, test } from 'vitest'
import { importsOf, isTest, read, sourceFiles } from './sources'

interface Packages {
  scripts: Record<string, string>
  dependencies: Record<string, string>
}
const { scripts, dependencies } = JSON.parse(read('package.json')) as Packages

const commands = ['start', 'worker', 'db:migrate', 'doctor', 'coach', 'admin', 'charge', 'stripe:setup', 'reconcile']
const begins = commands.flatMap((name) => /\S+\.ts$/.exec(scripts[name] ?? '') ?? [])

test('production runs on production’s packages alone', () => {
  expect(begins.length).toBeGreaterThanOrEqual(8)
  const app = sourceFiles().filter(
    (file) => /^(app|components|instrumentation\.ts|proxy\.ts)/.test(file) && !isTest(file),
  )
  const reached = reachedFrom([...begins, ...app, 'next.config.js'])
  expect(reached.files.size).toBeGreaterThan(200)
  expect([...reached.packages].filter((name) => !(name in dependencies))).toEqual([])
})

function reachedFrom(starts: string[]): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string) => {
    if (files.has(file) || !/\.(tsx?|m?js)$/.test(file) || file.includes('/generated/')) return
    files.add(file)
    for (const { target, isOurs, isType } of importsOf(file)) {
      if (isType) continue
      if (isOurs) visit(target)
      else if (!target.startsWith('node:')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target)
    }
  }
  starts.forEach(visit)
  return { files, packages }
}
