// Generates the Prisma client. `prisma generate` never runs its schema engine, yet looks for one and would download it;
// naming any existing file ends the search.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readOptionsOrExit } from '../../server/options.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Exits when it fails; returns false without a schema, for example when only package.json was copied. */
export function generate() {
  if (!existsSync(`${root}/prisma/schema.prisma`)) return false
  const { status } = spawnSync(process.execPath, [`${root}/node_modules/prisma/build/index.js`, 'generate'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: `${root}/package.json`, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  if (status !== 0) process.exit(status ?? 1)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  readOptionsOrExit({}, 'npm run generate')
  generate()
}
