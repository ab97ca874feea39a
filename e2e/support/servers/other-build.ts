import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from '../../../tools/app'
import { linkTree } from '../../../tools/link-tree'
import { openProcesses } from '../../../tools/processes/processes'
import { toPseudoLanguage } from '../../../tools/testing/pseudo-language'

const sources = ['app', 'components', 'lib', 'prisma', 'public', 'server', 'commands', 'tools', 'node_modules']
/** Unused here, and fewer pages build faster. */
const leftOut = ['app/admin', 'app/api/v1']
const rootFiles = /\.(json|js|mjs|ts)$/

/** Changes that make other sources: a renamed action, other words, and the line of a language. */
const changes: [file: string, from: RegExp, to: string][] = [
  ['app/payouts/actions.ts', /\bcheckAgain\b/g, 'askStripeAgain'],
  ['app/payouts/secondary-actions.tsx', /\bcheckAgain\b/g, 'askStripeAgain'],
  ['lib/words/en.json', /"Try again"/g, '"Try once more"'],
  ['lib/words/languages/translations.ts', /$/, "export { default as qps } from './qps.json'\n"],
  // Its types are those of the first build.
  ['next.config.js', /tsconfigPath: /, 'ignoreBuildErrors: true, tsconfigPath: '],
]

/** Builds changed sources with that key in their own folder, like the next release. Returns the folder. */
export async function buildOther(name: string, key: string): Promise<{ folder: string; remove(): void }> {
  const parent = process.env.TEST_FOLDER ?? resolve('.data')
  const folder = join(parent, `other-build-${name}`)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  remove()
  mkdirSync(folder, { recursive: true })
  for (const each of sources) linkTree(each, join(folder, each), leftOut)
  for (const each of readdirSync('.').filter((file) => rootFiles.test(file))) cpSync(each, join(folder, each))
  for (const [file, from, to] of changes) change(join(folder, file), from, to)
  addLanguage(folder)
  const processes = await openProcesses(`${folder}-processes.json`)
  const settings = { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, NEXT_DIST_DIR: '.next', NEXT_TELEMETRY_DISABLED: '1' }
  await buildApp(processes.start, settings, folder).finally(processes.stop)
  return { folder, remove }
}

/** Writes a new file, so that the hard-linked original stays. */
function change(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${file} has no ${from} any more`)
  rmSync(file)
  writeFileSync(file, changed)
}

/** A language of our own, made from English. */
function addLanguage(folder: string): void {
  const read = (file: string): object => JSON.parse(readFileSync(file, 'utf8'))
  const catalogue = { ...read('lib/words/en.json'), provider: read('lib/stripe/words/en.json') }
  writeFileSync(join(folder, 'lib/words/languages/qps.json'), JSON.stringify(toPseudoLanguage(catalogue)))
}
