import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { startProcess } from '../processes/process'

const version = '1.52.0'

/** The CLI reads and writes only here, not in the user's home. */
export const cliFolder = resolve('.data/stripe-cli')

/**
 * The path of Stripe's CLI, downloaded from npm on first use (32 MB).
 * Skips its install script, which looks on GitHub for a program that npm has.
 */
export async function findCli(): Promise<string> {
  const folder = `${cliFolder}/${version}`
  const program = process.platform === 'win32' ? 'stripe.exe' : 'stripe'
  const path = `${folder}/node_modules/@stripe/cli-${process.platform}-${process.arch}/bin/${program}`
  if (!existsSync(path)) await fetchCli(folder)
  if (!existsSync(path)) throw new Error(`Stripe has no CLI for ${process.platform}-${process.arch} on npm.`)
  return path
}

async function fetchCli(folder: string): Promise<void> {
  console.error(`Fetching Stripe's CLI ${version} from npm, once …`)
  mkdirSync(folder, { recursive: true })
  const wanted = ['--prefix', folder, '--no-save', '--ignore-scripts', `@stripe/cli@${version}`]
  const running = startProcess('npm install', 'npm', ['install', ...wanted, '--no-audit', '--no-fund'])
  const end = await running.ended
  if (end !== 0) throw new Error(`npm install ended with ${end}.\n${running.lastLines()}`)
}
