import { spawn } from 'node:child_process'
import { expect } from 'vitest'
import { createSealStore } from '../lib/store/decisions/seal-store'
import { addDecisions, asSuperuser } from '../lib/store/decisions/testing/as-superuser'
import type { TestDatabase } from '../prisma/test-database'
import { databaseTest } from '../prisma/testing/database-test'

const test = databaseTest()

test('says that nothing is under seal yet', async ({ database }) => {
  expect(await audit(database)).toMatchObject({
    code: 0,
    out: expect.stringContaining('No decision is under seal yet'),
  })
})

test('proves that nothing was altered, and then names what was', async ({ database }) => {
  await addDecisions(database.pool, 12)
  const seals = createSealStore(database)
  await seals.sealDecisions(6)
  const seal = await seals.sealDecisions(6)
  const kept = `${seal?.number}:${seal?.hash}`
  const whole = { code: 0, out: `Nothing was altered. 2 seals checked, over all decisions up to 12. Newest: ${kept}\n` }
  expect(await audit(database)).toMatchObject(whole)
  expect(await audit(database, '--kept', kept)).toMatchObject(whole)
  const other = `1:${'a'.repeat(64)}`
  expect(await audit(database, '--kept', kept, '--kept', other)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Seal 1 is gone or was replaced\.\nDecisions or seals were altered\. /),
  })

  await asSuperuser(database.pool, `UPDATE decision SET by_id = 'me' WHERE id = 4`)
  await asSuperuser(database.pool, 'DELETE FROM decision WHERE id IN (5, 11)')
  expect(await audit(database)).toMatchObject({
    code: 1,
    err: expect.stringContaining(
      'Seal 1, decisions 0 to 6: decision 4 was changed or added, one is gone.\nSeal 2, decisions 6 to 12: one is gone.\n',
    ),
  })
})

test.for([['--kept', '12'], ['--kept', '1:abc'], ['more'], ['--other']])(
  'exits with 2 for wrong arguments of an audit: %j',
  async (args, { database }) => {
    expect(await audit(database, ...args)).toMatchObject({ code: 2 })
  },
)

async function audit(database: TestDatabase, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'commands/audit.ts', ...args], {
    env: { ...process.env, ...testSettings(database) },
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
