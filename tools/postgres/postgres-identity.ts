import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The user PostgreSQL's programs run as. */
export interface Identity {
  /** The cluster's owner. */
  account: Account
  /** Builds the command line of a program. */
  wrap(command: string[]): [string, ...string[]]
  /** For spawn. */
  ids: Partial<Account>
}

interface Account {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. As root we use nobody's uid, or the cluster owner's, and setpriv from util-linux
 * grants the one capability to enter root's folders.
 * Throws one sentence where neither works.
 */
export function identityFor(dataDir: string, program: string): Identity {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  if (process.getuid?.() !== 0) return { account: { uid, gid }, wrap: asItIs, ids: {} }
  const account = ownerOf(dataDir)
  const ways = [throughSetpriv(account), { account, wrap: asItIs, ids: account }]
  const way = ways.find((each) => can(each, [program, '--version']) && can(each, ['test', '-x', dirname(dataDir)]))
  if (way !== undefined) return way
  throw new Error(
    'PostgreSQL does not run as root, and nobody else may enter this folder: start as an ordinary user, ' +
      'move to a folder that everybody may enter, or install setpriv (util-linux).',
  )
}

const nobody = { uid: 65_534, gid: 65_534 }

function ownerOf(dataDir: string): Account {
  if (!existsSync(dataDir)) return nobody
  const { uid, gid } = statSync(dataDir)
  return uid === 0 ? nobody : { uid, gid }
}

function throughSetpriv(account: Account): Identity {
  const becoming = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  // Without this bit, changing the user would drop the capability again.
  const entering = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--']
  return { account, wrap: (command) => ['setpriv', ...becoming, ...entering, ...command], ids: {} }
}

function asItIs([program = '', ...args]: string[]): [string, ...string[]] {
  return [program, ...args]
}

function can({ wrap, ids }: Identity, asked: string[]): boolean {
  const [command, ...args] = wrap(asked)
  return spawnSync(command, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0
}
