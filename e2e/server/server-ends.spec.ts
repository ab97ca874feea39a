import type { BrowserContext, Page } from '@playwright/test'
import { inTransaction } from '../../lib/store/sql/transaction'
import { openStallingProxy } from '../../lib/store/testing/stalling-proxy'
import type { Coach } from '../support/caller'
import { signInNewCoach } from '../support/pages/session'
import { bringIntoState, raise } from '../support/scenes/coach-in-state'
import { controlAt } from '../support/servers/local-stripe'
import type { OwnServer, OwnServers } from '../support/servers/own-servers'
import { expect, test } from '../support/test'

let servers: OwnServers
let stripe: string
let server: OwnServer
let coach: Coach

test.beforeEach(async ({ openServers }) => {
  servers = await openServers('server_ends')
  stripe = await servers.startLocalStripe()
})

test('answers running requests when told to end, and takes no new ones', async ({ context, page }) => {
  await begin(context, 'apart')
  await endWhileAsked(page)
})

test('lets npm start answer running requests when told to end, and ends after it', async ({ context, page }) => {
  await begin(context, 'apart', 'startByNpm')
  await endWhileAsked(page)
})

test('releases an account and ends within seconds when told to end during a fetch', async ({ context }) => {
  await begin(context, 'inside')
  const accountId = await bringIntoState(servers.database, coach.coachId, 'ready', stripe)
  await controlAt(stripe, 'POST', '/faults', { method: 'GET', path: '/v1/accounts/*', kind: 'timeout', times: null })
  await raise(servers.database, accountId)
  await expect.poll(() => isHeld(servers, accountId)).toBe(true)

  const told = performance.now()
  process.kill(server.pid, 'SIGTERM')
  expect(await server.ended).toBe(143)
  expect(performance.now() - told).toBeLessThan(30_000)
  expect(await isHeld(servers, accountId)).toBe(false)
  await controlAt(stripe, 'DELETE', '/faults')
})

test('ends within seconds when told to end while the database is silent', async ({ context }) => {
  const proxy = await openStallingProxy(servers.databaseUrl)
  server = await servers.start({ STRIPE_API_BASE: stripe, DATABASE_URL: proxy.url })
  coach = await signInNewCoach(servers.database, context, server.url)
  const accountId = await bringIntoState(servers.database, coach.coachId, 'ready', stripe)
  await controlAt(stripe, 'POST', '/faults', { method: 'GET', path: '/v1/accounts/*', kind: 'timeout', times: null })
  await raise(servers.database, accountId)
  await expect.poll(() => isHeld(servers, accountId)).toBe(true)

  proxy.stall()
  const told = performance.now()
  process.kill(server.pid, 'SIGTERM')
  expect(await server.ended).toBe(143)
  expect(performance.now() - told).toBeLessThan(30_000)
  expect(server.lastLines()).toContain('claims were not released within 2000 ms')
  await proxy.close()
  await controlAt(stripe, 'DELETE', '/faults')
})

/** @param work whether the server works in the background too, so that its own reads wait for locks */
async function begin(
  context: BrowserContext,
  work: 'inside' | 'apart',
  how: 'start' | 'startByNpm' = 'start',
): Promise<void> {
  server = await servers[how]({ STRIPE_API_BASE: stripe, BACKGROUND_WORK: work })
  coach = await signInNewCoach(servers.database, context, server.url)
}

/** Ends the server while a page waits for the database. */
async function endWhileAsked(page: Page): Promise<void> {
  // A new server's first page is slow, and this tests shutdown.
  await page.request.get(`${server.url}/payouts`)
  const [asked] = await inTransaction(servers.database.pool, async (lock) => {
    await lock.query('LOCK TABLE payout_account IN ACCESS EXCLUSIVE MODE')
    const asking = [page.request.get(`${server.url}/payouts`)]
    await expect.poll(async () => pagesWaitingForLocks(servers)).toBeGreaterThan(0)

    process.kill(server.pid, 'SIGTERM')
    await expect.poll(() => isListening(server)).toBe(false)
    return asking
  })
  expect((await asked)?.status()).toBe(200)
  expect(await server.ended).toBe(143)
  expect(server.lastLines()).toContain('Stopping after SIGTERM.')
}

/** A new server also counts accounts; a page reads `access_lost`. */
async function pagesWaitingForLocks({ database }: OwnServers): Promise<number> {
  const { rowCount } = await database.pool.query(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%access_lost_at%'`,
  )
  return rowCount ?? 0
}

function isListening({ url }: OwnServer): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    () => true,
    () => false,
  )
}

async function isHeld({ database }: OwnServers, accountId: string): Promise<boolean> {
  const { rows } = await database.pool.query<{ held: boolean }>(
    'SELECT lease_until > now() AS held FROM account_counter WHERE stripe_account_id = $1',
    [accountId],
  )
  return rows[0]?.held === true
}
