import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'

/**
 * The launcher's files hold secrets and a database, so only their owner may read them. Where PostgreSQL runs as a
 * lesser user than root, folders may be traversed by name but not listed.
 */
export function keepPrivate(folder: string, isPassedThrough = isRoot() && !canEnterClosedFolders()): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, isPassedThrough ? 0o711 : 0o700)
  process.umask(isPassedThrough ? 0o066 : 0o077)
}

const isRoot = () => process.getuid?.() === 0

/** As in postgres/postgres-identity.ts. */
function canEnterClosedFolders(): boolean {
  const becoming = ['--reuid=65534', '--regid=65534', '--clear-groups', '--securebits=+no_setuid_fixup']
  const entering = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', 'true']
  return spawnSync('setpriv', [...becoming, ...entering], { stdio: 'ignore' }).status === 0
}
