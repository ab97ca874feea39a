// Plain Node, no packages.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'

/**
 * The launcher's files hold secrets, emails and a database, so only their owner may read them. Where PostgreSQL runs as
 * a lesser user than root, folders may be traversed by name but not listed.
 */
export function keepPrivate(folder, isPassedThrough = isRoot() && !canEnterClosedFolders()) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, isPassedThrough ? 0o711 : 0o700)
  process.umask(isPassedThrough ? 0o066 : 0o077)
}

const isRoot = () => process.getuid?.() === 0

/** As in tools/postgres/postgres-identity.ts. */
function canEnterClosedFolders() {
  const becoming = ['--reuid=65534', '--regid=65534', '--clear-groups', '--securebits=+no_setuid_fixup']
  const entering = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', 'true']
  return spawnSync('setpriv', [...becoming, ...entering], { stdio: 'ignore' }).status === 0
}
