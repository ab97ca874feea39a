import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../processes/ports'
import { type RunningProcess, type StartProcess, startProcess } from '../processes/process'
import { OurClient } from '../store/client'
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
  /** For throwaway data: faster, and a crash of the machine may lose everything. */
  isForgetful?: boolean
  start?: StartProcess
  /** A port to listen on; another process may take it first. */
  findPort?: () => Promise<number>
}

/**
 * Starts PostgreSQL for this machine only, first ending what a killed run left in the folder. As root it runs as a
 * lesser user, because PostgreSQL refuses root.
 * Throws with the server's last lines when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, start = startProcess } = options
  const binaries = await findBinaries()
  mkdirSync(dirname(dataDir), { recursive: true })
  const identity = identityFor(dataDir, binaries.postgres)
  if (!existsSync(dataDir)) await makeCluster({ ...options, start }, binaries.initdb, identity)
  await endLeftover(dataDir)
  const { running, port } = await listen({ ...options, start }, binaries.postgres, identity)

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

type Starting = PostgresOptions & { start: StartProcess }

interface Listening {
  running: RunningProcess
  port: number
}

async function listen(options: Starting, postgres: string, identity: Identity, tries = 20): Promise<Listening> {
  const port = await (options.findPort ?? freePort)()
  const [command, ...args] = identity.wrap([postgres, '-D', options.dataDir, ...settings(port, options)])
  const running = options.start('PostgreSQL', command, args, {
    ...identity.ids,
    env: { ...process.env, LC_ALL: 'C' },
    // Fast shutdown: end all sessions, then exit.
    stopSignal: 'SIGINT',
  })
  try {
    await running.says(/database system is ready to accept connections/)
    return { running, port }
  } catch (error) {
    if (tries === 0 || !passing.test(running.lastLines())) throw error
    await sleep(500)
    return listen(options, postgres, identity, tries - 1)
  }
}

/** Passing failures: a killed server's workers still hold its memory, or another start took the port. */
const passing = /pre-existing shared memory block|Address already in use/

function settings(port: number, { isForgetful = false }: PostgresOptions): string[] {
  const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    ...(isForgetful ? forgetful : []),
  ].flatMap((setting) => ['-c', setting])
}

/** Creates a database on the server of this address unless it exists; returns the database's address. */
async function createDatabase(server: string, name: string): Promise<string> {
  const client = new OurClient({ connectionString: server })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(server), { pathname: name }).toString()
}
