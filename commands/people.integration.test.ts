import { spawn } from 'node:child_process'
import { expect } from 'vitest'
import type { TestDatabase } from '../prisma/test-database'
import { databaseTest } from '../prisma/testing/database-test'

const test = databaseTest()

test('adds a coach once, with a decision', async ({ database }) => {
  const added = await run(database, 'coach', 'add', 'Ana@Example.com', '--name', 'Ana Ruiz', '--reference', 'crm:17')
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('ana@example.com can sign in now') })
  const { rows } = await database.pool.query(
    'SELECT email, name, reference, kind, by_kind FROM coach JOIN decision ON coach_id = coach.id',
  )
  expect(rows).toEqual([
    { email: 'ana@example.com', name: 'Ana Ruiz', reference: 'crm:17', kind: 'coach-added', by_kind: 'machine' },
  ])
  const again = await run(database, 'coach', 'add', 'ana@example.com', '--name', 'Ana Ruiz', '--reference', 'crm:17')
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('is already listed with these details') })
  expect(await run(database, 'coach', 'add', 'ana@example.com', '--reference', 'crm:18')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/Nothing was added.*ana@example\.com, Ana Ruiz, reference crm:17, id /s),
  })
})

test('invites a coach as it adds them, and only then', async ({ database }) => {
  const invited = ['coach', 'add', 'ida@example.com', '--invite'] as const
  expect(await run(database, ...invited)).toMatchObject({
    code: 0,
    out: expect.stringContaining('An invitation is on'),
  })
  expect(await run(database, ...invited)).toMatchObject({ code: 0, out: expect.stringContaining('already listed') })
  const { rows } = await database.pool.query(
    `SELECT email.kind, decision.kind AS decision FROM email JOIN decision ON decision.id = decision_id
     JOIN coach ON coach.id = email.coach_id WHERE coach.email = 'ida@example.com'`,
  )
  expect(rows).toEqual([{ kind: 'invitation', decision: 'coach-invited' }])
})

test('adds a coach lost in a restore under the old id, never under a used or invalid one', async ({ database }) => {
  const id = '0b6cde1c-40f0-4c2b-9a3f-5d0c8f0f6f11'
  const back = ['coach', 'add', 'back@example.com', '--name', 'Back', '--id', id] as const
  expect(await run(database, ...back)).toMatchObject({
    code: 0,
    out: expect.stringMatching(`id is ${id}.*npm run reconcile`),
  })
  expect(await run(database, ...back)).toMatchObject({
    code: 0,
    out: expect.stringContaining('is already listed with these details'),
  })
  expect(await run(database, 'coach', 'add', 'other@example.com', '--id', id)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/Nothing was added.*back@example\.com, Back, without a reference, id 0b6cde1c/s),
  })
  const other = '0b6cde1c-40f0-4c2b-9a3f-5d0c8f0f6f12'
  expect(await run(database, 'coach', 'add', 'back@example.com', '--name', 'Back', '--id', other)).toMatchObject({
    code: 1,
  })
  expect(await run(database, 'coach', 'add', 'wrong@example.com', '--id', '17')).toMatchObject({ code: 2 })
  const { rows } = await database.pool.query(
    `SELECT coach.id, kind FROM coach JOIN decision ON coach_id = coach.id WHERE email IN ('back@example.com', 'wrong@example.com')`,
  )
  expect(rows).toEqual([{ id, kind: 'coach-added' }])
})

test('renames a coach by any of their names, with a decision', async ({ database }) => {
  await run(database, 'coach', 'add', 'zoe@example.com', '--name', 'Zoe', '--reference', 'crm-18')
  const { rows } = await database.pool.query("SELECT id FROM coach WHERE email = 'zoe@example.com'")
  for (const [who, name] of [
    ['Zoe@example.com', 'Zoé'],
    ['crm-18', '  Zoë Łuk '],
    [rows[0].id, 'Zoë Łuk'],
  ])
    expect(await run(database, 'coach', 'rename', who, name)).toMatchObject({ code: 0 })
  const kept = await database.pool.query(`SELECT name, (SELECT count(*)::int FROM decision
    WHERE coach_id = coach.id AND kind = 'coach-renamed') AS renamed FROM coach WHERE email = 'zoe@example.com'`)
  expect(kept.rows).toEqual([{ name: 'Zoë Łuk', renamed: 2 }])
  expect(await run(database, 'coach', 'rename', 'nobody@example.com', 'Zoe')).toMatchObject({ code: 1 })
})

test('grants and revokes an admin, and says what was true before', async ({ database }) => {
  const say = async (verb: string) => (await run(database, 'admin', verb, 'boss@example.com')).code
  expect([await say('grant'), await say('grant'), await say('revoke'), await say('revoke')]).toEqual([0, 0, 0, 1])
  const { rows } = await database.pool.query(
    `SELECT facts->'granted' AS granted FROM decision WHERE kind = 'role-changed'`,
  )
  expect(rows.map(({ granted }) => granted)).toEqual([true, false])
})

test('says that there are no admins once the last is revoked', async ({ database }) => {
  for (const name of ['first', 'last']) await run(database, 'admin', 'grant', `${name}@example.com`)
  const revoked = async (name: string) => (await run(database, 'admin', 'revoke', `${name}@example.com`)).out
  expect(await revoked('first')).not.toContain('There are no admins')
  expect(await revoked('last')).toContain('There are no admins now. Run npm run admin -- grant EMAIL')
})

test('lists a revoked admin’s keys, and revokes them on request', async ({ database }) => {
  await run(database, 'admin', 'grant', 'maker@example.com')
  await database.pool.query(
    `INSERT INTO api_key (name, hash, hint, scopes, made_by)
     SELECT called, 'hash of ' || called, 'ab12', '{charges}', person.id
     FROM "user" person, unnest(ARRAY['Booking', 'Ledger']) called WHERE email = 'maker@example.com'`,
  )
  const inUse = async () => {
    const { rows } = await database.pool.query('SELECT name FROM api_key WHERE revoked_at IS NULL')
    return rows.length
  }
  const revoked = await runWith(database, { ADMIN_EMAILS: 'maker@example.com' }, 'admin', 'revoke', 'Maker@example.com')
  expect(revoked.code).toBe(0)
  expect(revoked.out).toContain('maker@example.com is no longer an admin')
  expect(revoked.out).toContain('ADMIN_EMAILS still has this address.')
  expect(revoked.out).toContain('Booking, ends in ab12 (charges)')
  expect(revoked.out).toContain('npm run admin -- revoke maker@example.com --keys')
  expect(await inUse()).toBe(2)

  const ended = await run(database, 'admin', 'revoke', 'maker@example.com', '--keys')
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('API keys revoked: 2.') })
  expect(await inUse()).toBe(0)
  const { rows } = await database.pool.query(`SELECT by_kind FROM decision WHERE kind = 'key-revoked'`)
  expect(rows).toEqual([{ by_kind: 'machine' }, { by_kind: 'machine' }])
  expect(await run(database, 'admin', 'grant', 'maker@example.com', '--keys')).toMatchObject({ code: 2 })
})

test.for(
  [
    ['coach'],
    ['coach', 'add'],
    ['coach', 'add', 'ben@example.com', 'more'],
    ['coach', 'add', 'ben@example.com', '--color', 'green'],
    ['coach', 'add', 'ben'],
    ['coach', 'add', 'ben@example.com', '--reference', 'not one'],
    ['coach', 'add', 'ben@example.com', '--name', ''],
    ['coach', 'add', 'ben@example.com', '--name', 'Ben\u202egnilleF'],
    ['coach', 'rename', 'zoe@example.com'],
    ['coach', 'rename', 'zoe@example.com', 'Zo\u200be'],
    ['admin', 'grant'],
    ['admin', 'promote', 'ben@example.com'],
    ['admin', 'grant', '"ben"@example.com'],
  ].map(([name = '', ...args]) => ({ name, args, asked: [name, ...args].join(' ') })),
)('explains "$asked" and changes nothing', async ({ name, args }, { database }) => {
  const { code, err } = await run(database, name, ...args)
  expect(code).toBe(2)
  expect(err).not.toMatch(/\n\s+at /)
  expect(err).not.toBe('')
  const { rowCount } = await database.pool.query(`SELECT FROM coach WHERE email LIKE 'ben%'`)
  expect(rowCount).toBe(0)
})

test('explains a wrong command line before reading settings', async ({ database }) => {
  const { code, err } = await runWith(database, { SMTP_URL: '' }, 'coach')
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^Missing arguments\.\nnpm run coach/) })
})

test('says in a sentence that the database is away or settings are missing', async ({ database }) => {
  const away = await runWith(
    database,
    { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
    'admin',
    'grant',
    'a@example.com',
  )
  expect(away).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^The database did not answer \(ECONNREFUSED\): nothing is listening .* Run the same command again/,
    ),
  })
  const missing = await runWith(database, { SMTP_URL: '' }, 'admin', 'grant', 'a@example.com')
  expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('SMTP_URL is missing') })
})

test('says in a sentence why the gate refuses a payment, also with an unknown key', async ({ database }) => {
  await run(database, 'coach', 'add', 'charged@example.com', '--reference', 'charged')
  const nobody = { STRIPE_API_BASE: 'http://127.0.0.1:1' }
  const { code, err } = await runWith(database, nobody, 'charge', 'charged', '1250', 'eur', 'lesson-1')
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/^The payment check refused: the coach has no payout account \(no-account\)\.$/m),
  })
})

test('does its work when nobody reads its output, and exits with its own code', async ({ database }) => {
  const child = spawnCommand(database, {}, 'coach', 'add', 'unread@example.com')
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  expect(await endOf(child)).toBe(0)
  expect(err).toBe('')
  const { rowCount } = await database.pool.query("SELECT FROM coach WHERE email = 'unread@example.com'")
  expect(rowCount).toBe(1)
})

const run = (database: TestDatabase, name: string, ...args: string[]) => runWith(database, {}, name, ...args)

async function runWith(database: TestDatabase, settings: Record<string, string>, name: string, ...args: string[]) {
  const child = spawnCommand(database, settings, name, ...args)
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const code = await endOf(child)
  return { code, out, err }
}

const spawnCommand = (database: TestDatabase, settings: Record<string, string>, name: string, ...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', `commands/${name}.ts`, ...args], {
    env: { ...process.env, ...testSettings(database), ...settings },
  })

const endOf = (child: ReturnType<typeof spawnCommand>) =>
  new Promise<number | null>((resolve) => child.on('close', resolve))

const testSettings = (database: TestDatabase) => ({
  APP_URL: 'http://localhost:3000',
  DATABASE_URL: database.url,
  NEXTAUTH_SECRET: 'a secret of thirty-two characters',
  STRIPE_SECRET_KEY: 'sk_test_000000000000',
  STRIPE_WEBHOOK_SECRETS: 'whsec_00000000',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Greenlight <pay@example.com>',
  SUPPORT_EMAIL: 'help@example.com',
  PLATFORM_COUNTRY: 'US',
})
