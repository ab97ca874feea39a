import { afterAll, beforeAll, expect, test } from 'vitest'
import { wireQueueTables } from '../lib/composition/root'
import { timings } from '../lib/composition/timings'
import { emailsJob } from '../lib/jobs/emails'
import { startQueue } from '../lib/jobs/queue'
import { createPool } from '../lib/store/postgres/pool'
import { createPruning } from '../lib/store/upkeep/prune'
import { applyMigrations } from '../prisma/migrate'
import { grantRights } from '../prisma/rights'
import { createRolesDatabase, type RolesDatabase } from '../prisma/testing/roles-database'
import { type Backend, openBackend } from '../tools/testing/backend'
import { tillIn } from './testing/till'

let made: RolesDatabase
let backend: Backend
let pools: Record<'owner' | 'app' | 'backup', ReturnType<typeof createPool>>
const till = tillIn(() => backend)
beforeAll(async () => {
  made = await createRolesDatabase()
  await applyMigrations(made.owner)
  await wireQueueTables(made.owner)
  await grantRights(made.owner, made.names)
  backend = await openBackend({ DATABASE_URL: made.app })
  pools = { owner: createPool(made.owner), app: createPool(made.app), backup: createPool(made.backup) }
})
afterAll(async () => {
  await Promise.all(Object.values(pools).map((pool) => pool.end()))
  await backend.close()
  await made.drop()
})

test('sets up, charges, checks, emails and prunes as a role that owns nothing', async () => {
  const said: unknown[] = []
  const note = (...told: unknown[]) => void said.push(told)
  const log = { info: () => {}, warn: note, error: note }
  const first = await backend.newCoach()
  await expect.poll(async () => (await backend.payouts.setUp(first, 'DE')).kind, { timeout: 40_000 }).toBe('link')
  const coachId = await till.readyCoach()
  await till.pay(await till.charge(coachId, 4200, 'roles-1'))
  await till.check()
  let turns = 0
  const due = async () => {
    turns += 1
    return backend.emails.due()
  }
  const emails = emailsJob({ ...backend.emails, due }, timings.emails)
  const queue = startQueue({
    database: backend.database.queuePool,
    jobs: [emails],
    log,
    ...timings.work.queue,
    everySeconds: 1,
  })
  await expect.poll(() => turns, { timeout: 30_000 }).toBeGreaterThan(2)
  await queue.stop()
  await createPruning(backend.database, 1000).prune()
  expect(said).toEqual([])
})

test.each([
  'ALTER TABLE coach ADD COLUMN extra text',
  'CREATE TABLE extra (id text)',
  'CREATE SCHEMA extra',
  'TRUNCATE payment',
  `UPDATE decision SET kind = 'other'`,
  'DELETE FROM decision',
  'TRUNCATE decision',
  'ALTER TABLE decision DISABLE TRIGGER ALL',
  `UPDATE _prisma_migrations SET finished_at = now()`,
  'DROP TABLE session',
])('keeps the app from %s', async (statement) => {
  await expect(pools.app.query(statement)).rejects.toThrow(/permission denied|must be owner/)
})

test('keeps the owner from changing a decision', async () => {
  await expect(pools.owner.query(`UPDATE decision SET kind = 'other'`)).rejects.toThrow()
})

/** pg_dump locks every table and reads every sequence: https://www.postgresql.org/docs/current/app-pgdump.html */
test.each(['owner', 'backup'] as const)('lets the %s dump everything', async (role) => {
  const { rows } = await pools.owner.query<{ name: string; kind: string }>(`
    SELECT quote_ident(nspname) || '.' || quote_ident(relname) AS name, relkind AS kind
    FROM pg_class JOIN pg_namespace schema ON schema.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'S') AND nspname !~ '^pg_' AND nspname <> 'information_schema'`)
  expect(rows.some(({ name }) => name === 'pgboss.job')).toBe(true)
  for (const { name, kind } of rows) {
    await pools[role].query(
      kind === 'S' ? `SELECT last_value FROM ${name}` : `BEGIN; LOCK TABLE ${name} IN ACCESS SHARE MODE; COMMIT`,
    )
    if (kind !== 'S') await pools[role].query(`SELECT count(*) FROM ${name}`)
  }
})

test.each([`INSERT INTO hold VALUES ('a', 'b', 'c')`, 'DELETE FROM payment', 'CREATE TABLE extra (id text)'])(
  'keeps the backup role from %s',
  async (statement) => {
    await expect(pools.backup.query(statement)).rejects.toThrow(/permission denied/)
  },
)

test('grants a later migration’s objects already, and can repeat it', async () => {
  await pools.owner.query('CREATE TABLE later (id bigserial)')
  await pools.app.query('INSERT INTO later DEFAULT VALUES')
  expect((await pools.backup.query('SELECT FROM later')).rowCount).toBe(1)
  await grantRights(made.owner, made.names)
  await expect(pools.app.query('DELETE FROM decision')).rejects.toThrow('permission denied')
})

test('names tables of another owner, with the way out', async () => {
  await pools.owner.query('DROP TABLE later')
  const other = made.names.app
  await expect(grantRights(made.app, made.names)).rejects.toThrow(
    new RegExp(`belongs to \\w+_owner: as a superuser, in this database, REASSIGN OWNED BY \\w+_owner TO ${other}`),
  )
})
