import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from '../processes/ports'
import { type RunningProcess, type StartProcess, startProcess } from '../processes/process'
import { findBinaries } from './postgres-binaries'
import { makeCluster, owner, readPassword } from './postgres-cluster'
import { type Identity, identityFor } from './postgres-identity'
import { endLeftover } from './postgres-leftover'

export interface Postgres {
  /** A database's address on this server; by default the maintenance database. */
  url(database?: string): string
  /** Creates a database unless it exists; returns its address. */
  createDatabase(name: string): Promise<string>
  process: RunningProcess
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** Created on first start; later starts keep its data. */
  dataDir: string
  /** Any free port by default. */
  port?: number
  /** For tests: faster, with unusual settings, and a crash of the machine may lose everything. */
  isForgetful?: boolean
  start?: StartProcess
}

/**
 * Starts our PostgreSQL for this machine only, first ending what a killed run left in the folder. As root it runs as a
 * lesser user, because PostgreSQL refuses root.
 * Throws with the server's last lines when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, start = startProcess } = options
  const binaries = await findBinaries()
  mkdirSync(dirname(dataDir), { recursive: true })
  const identity = identityFor(dataDir, binaries.postgres)
  if (!existsSync(dataDir)) await makeCluster(dataDir, binaries.initdb, identity, start)
  await endLeftover(dataDir)
  const port = options.port ?? (await freePort())
  const running = await listen({ ...options, port, start }, binaries.postgres, identity)

  const server = new URL(`postgresql://${owner}@127.0.0.1:${port}/postgres`)
  server.password = await readPassword(dataDir)
  const url = (database = 'postgres') => Object.assign(new URL(server), { pathname: database }).toString()
  return {
    url,
    createDatabase: (name) => createDatabase(url(), name),
    process: running,
    stop: running.stop,
  }
}

type Listening = PostgresOptions & { port: number; start: StartProcess }

async function listen(options: Listening, postgres: string, identity: Identity, tries = 20): Promise<RunningProcess> {
  const [command, ...args] = identity.wrap([postgres, '-D', options.dataDir, ...settings(options)])
  const running = options.start('PostgreSQL', command, args, {
    ...identity.ids,
    env: { ...process.env, LC_ALL: 'C' },
    // Fast shutdown: end all sessions, then exit.
    stopSignal: 'SIGINT',
  })
  try {
    await running.says(/database system is ready to accept connections/)
    return running
  } catch (error) {
    // Workers of a killed server hold its memory until they see it.
    if (tries === 0 || !/pre-existing shared memory block/.test(running.lastLines())) throw error
    await sleep(500)
    return listen(options, postgres, identity, tries - 1)
  }
}

function settings({ port, isForgetful = false }: Listening): string[] {
  const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  // Tests must not depend on a time zone or date style that operators never chose.
  const unkind = ['timezone=America/New_York', 'datestyle=SQL, DMY']
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    ...(isForgetful ? [...forgetful, ...unkind] : []),
  ].flatMap((setting) => ['-c', setting])
}

/** Creates a database on the server of this address unless it exists; returns the database's address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  const client = new Client(server)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(server), { pathname: name }).toString()
}
