import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityFor } from '../postgres/postgres-identity'
import { freePort } from '../processes/ports'
import type { StartProcess } from '../processes/process'

/** A PgBouncer before the server at `url`, with a distribution's defaults except for its mode. */
export async function startPgBouncer(start: StartProcess, folder: string, url: string): Promise<string> {
  const program = findPgBouncer()
  const { hostname, port, username, password } = new URL(url)
  const listen = await freePort()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'pgbouncer.ini')
  const lines = [
    '[databases]',
    `* = host=${hostname} port=${port} user=${username} password=${password}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${listen}`,
    'unix_socket_dir =',
    'auth_type = any',
    'pool_mode = transaction',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  const identity = identityFor(folder, program)
  const [command, ...args] = identity.wrap([program, file])
  const running = start('PgBouncer', command, args, { ...identity.ids })
  await running.says(/process up/)
  return `postgresql://greenlight@127.0.0.1:${listen}/postgres`
}

function findPgBouncer(): string {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
  const found = folders.map((folder) => join(folder, 'pgbouncer')).find(runs)
  if (found === undefined)
    throw new Error('This needs PgBouncer: apt-get install pgbouncer, or brew install pgbouncer.')
  return found
}

const runs = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
