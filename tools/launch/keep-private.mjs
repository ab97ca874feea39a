// Plain Node, no packages.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'

/**
 * What a launcher keeps is its owner's alone: secrets, mails and a database lie in it. Where PostgreSQL runs as somebody
 * lesser than root who cannot be let into closed folders, they may be passed through by name, and nothing in them read.
 */
export function keepPrivate(folder, isPassedThrough = isRoot() && !canEnterClosedFolders()) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, isPassedThrough ? 0o711 : 0o700)
  process.umask(isPassedThrough ? 0o066 : 0o077)
}

const isRoot = () => process.getuid?.() === 0

/** As tools/postgres/postgres-identity.ts does it. */
function canEnterClosedFolders() {
  const becoming = ['--reuid=65534', '--regid=65534', '--clear-groups', '--securebits=+no_setuid_fixup']
  const entering = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', 'true']
  return spawnSync('setpriv', [...becoming, ...entering], { stdio: 'ignore' }).status === 0
}
