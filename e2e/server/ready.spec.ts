import { openStallingProxy, type StallingProxy } from '../../lib/store/testing/stalling-proxy'
import { type OwnServer, type OwnServers, openOwnServers } from '../support/servers/own-servers'
import { expect, test } from '../support/test'

let servers: OwnServers
let proxy: StallingProxy
let server: OwnServer

test.beforeAll(async () => {
  servers = await openOwnServers('ready')
  proxy = await openStallingProxy(servers.databaseUrl)
  server = await servers.start({ DATABASE_URL: proxy.url, BACKGROUND_WORK: 'apart' })
})
test.afterAll(async () => {
  await servers.close()
  await proxy.close()
})

test('says by code only why it is not ready, and that it is alive and ready again', async () => {
  await says(200, { ok: true })

  await finish(null)
  await says(503, { ok: false, reason: 'database-behind' })
  await finish(new Date())
  await says(200, { ok: true })

  proxy.cut()
  await says(503, { ok: false, reason: 'database-silent' })
  proxy.restore()
  await says(200, { ok: true })

  proxy.stall()
  await says(503, { ok: false, reason: 'database-silent' })
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
  proxy.restore()
  await says(200, { ok: true })
})

/** Each finding is reused for a second. */
async function says(status: number, body: object): Promise<void> {
  const ask = async () => {
    const answer = await fetch(`${server.url}/api/ready`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return [answer.status, await answer.json()]
  }
  await expect.poll(ask, { timeout: 30_000 }).toEqual([status, body])
}

const finish = (at: Date | null) =>
  servers.database.pool.query(`UPDATE _prisma_migrations SET finished_at = $1 WHERE migration_name = '0010_hold'`, [at])
