import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect } from 'vitest'
import { openStallingProxy } from '../lib/store/testing/stalling-proxy'
import { applyMigrations } from '../prisma/migrate'
import type { TestDatabase } from '../prisma/test-database'
import { changedAddress } from '../prisma/testing/changed-address'
import type { RolesDatabase } from '../prisma/testing/roles-database'
import { test } from '../prisma/testing/roles-test'
import { startProcess } from '../tools/processes/process'

interface Databases {
  database: TestDatabase
  roles: RolesDatabase
}

test.for<[string, (databases: Databases) => Promise<string> | string, RegExp]>([
  [
    'a wrong password',
    ({ database }) => changedAddress(database.url, { password: 'wrong' }),
    /rejected the user or password in DATABASE_URL/,
  ],
  [
    'a database that is not there',
    ({ database }) => changedAddress(database.url, { pathname: '/nowhere' }),
    /named in DATABASE_URL does not exist .*db:migrate/,
  ],
  ['a database without tables', ({ roles }) => roles.app, /lacks some of our tables .*npm run db:migrate/],
  ['a role without rights', withoutRights, /npm run db:grant/],
])('exits over %s with 1, and says what to do', async ([, urlIn, sentence], { database, roles }) => {
  const worker = startWorker(await urlIn({ database, roles }))
  expect(await worker.ended).toBe(1)
  expect(worker.lastLines()).toMatch(sentence)
  expect(worker.lastLines()).not.toMatch(/^\s+at |wrong@/m)
})

test('waits for a database without a listener, and for a silent one', async ({ database }) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  const proxy = await openStallingProxy(database.url)
  proxy.stall()
  for (const url of [changedAddress(database.url, { hostname: '127.0.0.1', port: String(port) }), proxy.url]) {
    const worker = startWorker(url)
    await worker.says(/^Starting anyway: the app waits for the database\.$/)
    await worker.says(/^The worker is running\.$/)
    await worker.stop()
  }
  await proxy.close()
})

async function withoutRights({ roles }: Databases): Promise<string> {
  await applyMigrations(roles.owner)
  return roles.app
}

function startWorker(DATABASE_URL: string) {
  return startProcess('worker', process.execPath, ['--import', 'tsx', 'server/worker.ts'], {
    env: { ...process.env, ...settings, DATABASE_URL },
  })
}

const settings = {
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret of thirty-two characters',
  STRIPE_SECRET_KEY: 'sk_test_000000000000',
  STRIPE_API_BASE: 'http://127.0.0.1:1',
  STRIPE_WEBHOOK_SECRETS: 'whsec_00000000',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Greenlight <pay@example.com>',
  SUPPORT_EMAIL: 'help@example.com',
  PLATFORM_COUNTRY: 'US',
}
