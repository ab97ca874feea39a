import type { Database } from '../../lib/store/database'
import { expect, testWithServer } from '../support/test-with-server'

const test = testWithServer('ready', { hasDatabaseProxy: true, settings: { BACKGROUND_WORK: 'apart' } })

test('says by code only why it is not ready, and that it is alive and ready again', async ({
  appUrl,
  database,
  databaseProxy,
}) => {
  const says = (status: number, body: object) => expectReadiness(appUrl, status, body)
  await says(200, { ok: true })

  await finish(database, null)
  await says(503, { ok: false, reason: 'database-behind' })
  await finish(database, new Date())
  await says(200, { ok: true })

  databaseProxy.cut()
  await says(503, { ok: false, reason: 'database-silent' })
  databaseProxy.restore()
  await says(200, { ok: true })

  databaseProxy.stall()
  await says(503, { ok: false, reason: 'database-silent' })
  expect((await fetch(`${appUrl}/api/health`)).status).toBe(200)
  databaseProxy.restore()
  await says(200, { ok: true })
})

/** Each finding is reused for a second. */
async function expectReadiness(appUrl: string, status: number, body: object): Promise<void> {
  const ask = async () => {
    const answer = await fetch(`${appUrl}/api/ready`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return [answer.status, await answer.json()]
  }
  await expect.poll(ask, { timeout: 30_000 }).toEqual([status, body])
}

const finish = ({ pool }: Database, at: Date | null) =>
  pool.query(`UPDATE _prisma_migrations SET finished_at = $1 WHERE migration_name = '0010_hold'`, [at])
