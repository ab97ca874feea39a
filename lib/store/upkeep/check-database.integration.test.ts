import { Pool } from 'pg'
import { expect } from 'vitest'
import { applyMigrations } from '@/prisma/migrate'
import { grantRights } from '@/prisma/rights'
import { changedAddress } from '@/prisma/testing/changed-address'
import { test } from '@/prisma/testing/roles-test'
import type { Database } from '../database'
import { sessionSettings } from '../postgres/session'
import { database as openDatabase } from '../testing/database'
import { openStallingProxy } from '../testing/stalling-proxy'
import { createDatabaseCheck } from './check-database'

let asked = 0
async function found(url: string): Promise<string> {
  asked += 1
  const address = new URL(url)
  address.searchParams.set('application_name', `asked-${asked}`)
  const opened = openDatabase(address.toString())
  const state = await createDatabaseCheck(opened, 1_000)()
  await opened.close()
  return state.kind === 'ready' ? 'ready' : `${state.reason}: ${state.detail}`
}

test('finds a complete database ready', async ({ database }) => {
  expect(await found(database.url)).toBe('ready')
})

test('distinguishes a wrong password, a missing database and an address without a listener', async ({ database }) => {
  expect(await found(changedAddress(database.url, { password: 'wrong' }))).toMatch(
    /^password: password authentication failed/,
  )
  expect(await found(changedAddress(database.url, { pathname: '/nowhere' }))).toMatch(
    /^no-database: database "nowhere" does not exist/,
  )
  expect(await found(changedAddress(database.url, { port: '1' }))).toBe('unreachable: ECONNREFUSED')
})

test('names a setting that a pooler mixes up, also where it hides our tables', async ({ database }) => {
  for (const [name, value, said] of [
    ['search_path', 'elsewhere', 'nothing that exists'],
    ['bytea_output', 'escape', 'escape'],
  ] as const) {
    const settings = Object.entries({ ...sessionSettings, [name]: value })
    const options = settings.map(([each, is]) => `-c ${each}=${is.replaceAll(' ', '\\ ')}`).join(' ')
    const briskPool = new Pool({ connectionString: database.url, options })
    const state = await createDatabaseCheck({ briskPool: briskPool as Database['briskPool'] }, 1_000)()
    expect(state).toEqual({ kind: 'not-ready', reason: 'set-otherwise', detail: `${name} = ${said}` })
    await briskPool.end()
  }
})

test('calls a database that accepts connections and never answers silent', async ({ database }) => {
  const proxy = await openStallingProxy(database.url)
  proxy.stall()
  expect(await found(proxy.url)).toMatch(/^silent: /)
  await proxy.close()
})

test('distinguishes missing tables, missing rights and granted rights', async ({ roles }) => {
  expect(await found(roles.app)).toMatch(/^no-tables: relation "public._prisma_migrations" does not exist/)
  await applyMigrations(roles.owner)
  expect(await found(roles.app)).toMatch(/^no-rights: permission denied/)
  expect(await found(roles.backup)).toMatch(/^no-rights: /)
})

test('says what is missing without the queue’s tables and the right to create them', async ({ roles }) => {
  await expect(grantRights(roles.owner, roles.names)).rejects.toThrow('schema "pgboss" does not exist')
  const grant = `GRANT USAGE ON SCHEMA public TO APP; GRANT ALL ON ALL TABLES IN SCHEMA public TO APP`
  const owner = openDatabase(roles.owner)
  await owner.pool.query(grant.replaceAll('APP', roles.names.app))
  await owner.close()
  expect(await found(roles.app)).toBe('behind: pgboss')
})

test('names a migration that was not applied', async ({ database }) => {
  await database.pool.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '0010_hold'`)
  expect(await found(database.url)).toBe('behind: 0010_hold')
  await database.pool.query(`UPDATE _prisma_migrations SET finished_at = now()`)
})

test('finds a read-only database not ready', async ({ database }) => {
  const name = new URL(database.url).pathname.slice(1)
  await database.pool.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
  expect(await found(database.url)).toBe('read-only: null')
  await database.pool.query(`BEGIN READ WRITE; ALTER DATABASE ${name} RESET default_transaction_read_only; COMMIT`)
})

test('checks the database once a second, however many ask', async () => {
  let times = 0
  const briskPool = {
    async query() {
      times += 1
      throw Object.assign(new Error('no'), { code: '57P03' })
    },
  }
  const check = createDatabaseCheck({ briskPool } as never, 1_000)
  const answers = await Promise.all(Array.from({ length: 50 }, check))
  expect(times).toBe(1)
  expect(answers[49]).toEqual({ kind: 'not-ready', reason: 'starting', detail: 'no' })
})
