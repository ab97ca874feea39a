import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Settings } from '../../tools/app'
import { freePort } from '../../tools/processes/ports'
import type { RunningProcess, StartProcess } from '../../tools/processes/process'
import { succeed } from '../../tools/processes/succeed'

/** The published sync engines, which copy Stripe’s objects from webhook events to PostgreSQL. */
export const peers = {
  supabase: { '@supabase/stripe-sync-engine': '0.48.5', stripe: ourSdk() },
  stripe: { '@stripe/sync-engine': '1.0.32' },
} satisfies Record<string, Record<string, string>>

export type Peer = keyof typeof peers

/** Installs it once, into a scratch folder. */
export async function startPeer(
  start: StartProcess,
  peer: Peer,
  settings: Settings,
): Promise<{ port: number; process: RunningProcess }> {
  const folder = resolve(`.data/bench-peers/${peer}`)
  await install(start, folder, peers[peer])
  for (const file of [`${peer}.mjs`, 'serve.mjs', 'openapi.json']) cpSync(join('bench/peers', file), join(folder, file))
  const port = await freePort()
  const env = { ...process.env, ...settings, PORT: String(port) }
  const running = start(`${peer}'s sync engine`, process.execPath, [`${peer}.mjs`], { cwd: folder, env })
  await running.says(/The peer answers/)
  return { port, process: running }
}

/** It takes any, so it gets ours. */
function ourSdk(): string {
  return JSON.parse(readFileSync('package.json', 'utf8')).dependencies.stripe
}

async function install(start: StartProcess, folder: string, dependencies: Record<string, string>): Promise<void> {
  const packages = JSON.stringify({ private: true, type: 'module', dependencies }, null, 2)
  const names = Object.keys(dependencies)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), packages)
  if (names.every((name) => existsSync(join(folder, 'node_modules', name)))) return
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts']
  await succeed(start('npm install', 'npm', args, { cwd: folder, env: process.env }))
}
