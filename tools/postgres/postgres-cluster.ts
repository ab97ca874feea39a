import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import type { StartProcess } from '../processes/process'
import type { Identity } from './postgres-identity'

export const owner = 'greenlight'

/** Fills a new folder with an empty cluster, all or nothing. UTF-8 and byte order on every machine. */
export async function makeCluster(dataDir: string, initdb: string, identity: Identity, start: StartProcess) {
  const unfinished = `${dataDir}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile(dataDir), randomBytes(18).toString('base64url'), { mode: 0o600 })
  const { uid, gid } = identity.account
  if (process.getuid?.() === 0) for (const path of [unfinished, passwordFile(dataDir)]) chownSync(path, uid, gid)

  const flags = [`--username=${owner}`, '--auth=scram-sha-256', `--pwfile=${passwordFile(dataDir)}`]
  const [command, ...args] = identity.wrap([
    initdb,
    `--pgdata=${unfinished}`,
    ...flags,
    '--encoding=UTF8',
    '--locale=C',
  ])
  const running = start('initdb', command, args, { ...identity.ids, env: { ...process.env, LC_ALL: 'C' } })
  if ((await running.ended) !== 0) throw new Error(`PostgreSQL could not make ${dataDir}.\n${running.lastLines()}`)
  await rename(unfinished, dataDir)
}

/** Stored next to the cluster for the next start. */
export async function readPassword(dataDir: string): Promise<string> {
  return (await readFile(passwordFile(dataDir), 'utf8')).trim()
}

const passwordFile = (dataDir: string) => `${dataDir}.password`
