import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { startProcess } from '../processes/process'
import { cliFolder } from './find-cli'

const key = process.env.LOCAL_STRIPE_KEY || 'sk_test_localstripe1234'

/** Runs the CLI on the user's terminal and returns its exit code. */
export async function runForPerson(cli: string, url: string, args: string[]): Promise<number> {
  const child = spawn(cli, [...args, ...flags(url)], { env: surroundings(), stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs the CLI and returns its output. Throws with the output when it fails. */
export async function runToEnd(cli: string, url: string, args: string[]): Promise<string> {
  const lines: string[] = []
  const onLine = (line: string) => lines.push(line)
  const end = await startProcess('stripe', cli, [...args, ...flags(url)], { env: surroundings(), onLine }).ended
  if (end !== 0) throw new Error(`stripe ${args.join(' ')} ended with ${end}.\n${lines.join('\n')}`)
  return lines.join('\n')
}

/** Appended after the user's arguments so that they win: nothing is ever sent to Stripe. */
function flags(url: string): string[] {
  const base = new URL(url)
  // The CLI accepts only this spelling of the loopback address.
  if (base.hostname === 'localhost') base.hostname = '127.0.0.1'
  return ['--api-base', base.origin, '--api-key', key, '--config', `${cliFolder}/config.toml`]
}

/** Drops the user's own Stripe settings, above all a live key. */
function surroundings(): NodeJS.ProcessEnv {
  mkdirSync(cliFolder, { recursive: true })
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (name.startsWith('STRIPE_')) delete env[name]
  return Object.assign(env, {
    HOME: cliFolder,
    XDG_CONFIG_HOME: cliFolder,
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    STRIPE_NO_AUTO_UPDATE: '1',
    STRIPE_CLI_NO_PLUGIN_AUTO_INSTALL: '1',
  })
}
