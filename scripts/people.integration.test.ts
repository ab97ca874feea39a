import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../prisma/test-database'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a coach is added by a command once, with the decision', async () => {
  const added = await run('coach', 'add', 'Ana@Example.com', '--name', 'Ana Ruiz', '--reference', 'crm:17')
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('ana@example.com may sign in now') })
  const { rows } = await database.pool.query(
    'SELECT email, name, reference, kind, by_kind FROM coach JOIN decision ON coach_id = coach.id',
  )
  expect(rows).toEqual([
    { email: 'ana@example.com', name: 'Ana Ruiz', reference: 'crm:17', kind: 'coach-added', by_kind: 'machine' },
  ])
  expect(await run('coach', 'add', 'ana@example.com')).toMatchObject({ code: 1, err: expect.stringMatching(/already/) })
})

test('an admin is granted and revoked by a command, and each says what was so before', async () => {
  const say = async (verb: string) => (await run('admin', verb, 'boss@example.com')).code
  expect([await say('grant'), await say('grant'), await say('revoke'), await say('revoke')]).toEqual([0, 0, 0, 1])
  const { rows } = await database.pool.query(
    `SELECT facts->'granted' AS granted FROM decision WHERE kind = 'role-changed'`,
  )
  expect(rows.map(({ granted }) => granted)).toEqual([true, false])
})

test.each(
  [
    ['coach'],
    ['coach', 'add'],
    ['coach', 'add', 'ben@example.com', 'more'],
    ['coach', 'add', 'ben@example.com', '--colour', 'green'],
    ['coach', 'add', 'ben'],
    ['coach', 'add', 'ben@example.com', '--reference', 'not one'],
    ['coach', 'add', 'ben@example.com', '--name', ''],
    ['admin', 'grant'],
    ['admin', 'promote', 'ben@example.com'],
    ['admin', 'grant', '"ben"@example.com'],
  ].map(([name = '', ...args]) => ({ name, args, asked: [name, ...args].join(' ') })),
)('"$asked" is explained, and changes nothing', async ({ name, args }) => {
  const { code, err } = await run(name, ...args)
  expect(code).toBe(2)
  expect(err).not.toMatch(/\n\s+at /)
  expect(err).not.toBe('')
  const { rowCount } = await database.pool.query(`SELECT FROM coach WHERE email LIKE 'ben%'`)
  expect(rowCount).toBe(0)
})

test('a database that is away, and settings that are missing, are said in a sentence', async () => {
  const away = await runWith(
    { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
    'admin',
    'grant',
    'a@example.com',
  )
  expect(away).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^The database gave no answer \(ECONNREFUSED\)\. Give the same command again/),
  })
  const missing = await runWith({ SMTP_URL: '' }, 'admin', 'grant', 'a@example.com')
  expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('SMTP_URL is missing') })
})

test('a charge that the gate refuses is said in a sentence, also while nobody knows whose key it is', async () => {
  await run('coach', 'add', 'charged@example.com', '--reference', 'charged')
  const nobody = { STRIPE_API_BASE: 'http://127.0.0.1:1' }
  const { code, err } = await runWith(nobody, 'charge', 'charged', '1250', 'eur', 'lesson-1')
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/^Refused by the gate: there is no payout account \(no-account\)\.$/m),
  })
})

const run = (name: string, ...args: string[]) => runWith({}, name, ...args)

async function runWith(settings: Record<string, string>, name: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    env: { ...process.env, ...houseSettings(), ...settings },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

const houseSettings = () => ({
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
