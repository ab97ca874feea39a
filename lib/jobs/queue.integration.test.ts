import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { timings } from '@/lib/composition/timings'
import { databaseTest } from '@/prisma/testing/database-test'
import { startPostgres } from '../../tools/postgres/postgres'
import { freePort } from '../../tools/processes/ports'
import { createPool } from '../store/postgres/pool'
import type { Job } from './job'
import { startQueue } from './queue'

const test = databaseTest({ empty: true })

const queues: { stop(): Promise<void> }[] = []
const said: string[] = []
const note = (message: string) => void said.push(message)

afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.stop()))
})

test('runs external work once, though two queues pick it up repeatedly', async ({ database }) => {
  const ids = Array.from({ length: 25 }, () => randomUUID())
  const done: string[] = []
  let rounds = 0
  const waiting = async () => {
    rounds += 1
    return rounds < 5 ? ids : []
  }
  const job = newJob({ intake: { waiting, note: async () => {} }, work: async (id) => void done.push(id) })
  start(database.url, job)
  start(database.url, job)
  await expect.poll(() => rounds).toBeGreaterThan(6)
  await expect.poll(() => done.length).toBe(ids.length)
  expect(done.toSorted()).toEqual(ids.toSorted())
})

test('takes in no more than is worked on soon, and the rest as room is made', async ({ database }) => {
  const all = Array.from({ length: 60 }, () => randomUUID())
  const left = [...all]
  const done: string[] = []
  let isHeld = true
  const job = newJob({
    sideBySide: 2,
    intake: { waiting: async () => left.splice(0, 10), note: async () => {} },
    async work(id) {
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 20))
      done.push(id)
    },
  })
  start(database.url, job, { mostWaiting: 25 })
  const taken = () => all.length - left.length
  await expect.poll(taken).toBeGreaterThanOrEqual(30)
  const { rows } = await database.pool.query('SELECT count(*)::int FROM pgboss.job WHERE name = $1', [job.name])
  expect(rows[0].count).toBeLessThanOrEqual(40)
  expect(taken()).toBeLessThanOrEqual(40)
  isHeld = false
  await expect.poll(() => done.toSorted(), { timeout: 20_000 }).toEqual(all.toSorted())
})

test('retries failed work alone', async ({ database }) => {
  const [bad = '', good = ''] = [randomUUID(), randomUUID()]
  const tries: string[] = []
  const work = async (id: string) => {
    tries.push(id)
    if (tries.filter((tried) => tried === bad).length === 1 && id === bad) throw new Error('not now')
  }
  start(database.url, newJob({ intake: once([bad, good]), work }))
  await expect.poll(() => tries.toSorted()).toEqual([bad, bad, good].toSorted())
  expect(said).toContain('a job failed and will be retried')
})

test('does scheduled work once when its time comes, in any process', async ({ database }) => {
  const done: string[] = []
  const job = newJob({ cron: '* * * * *', work: async (id) => void done.push(id) })
  start(database.url, job)
  start(database.url, job)
  await expect.poll(() => done.length, { timeout: 65_000 }).toBeGreaterThan(0)
  const { rows } = await database.pool.query('SELECT count(*)::int FROM pgboss.job WHERE name = $1', [job.name])
  expect(done).toHaveLength(rows[0].count)
})

test('waits for a missing database, and goes on after a killed one', async () => {
  const folder = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'queue-'))
  const options = { dataDir: join(folder, 'postgres'), port: await freePort(), isForgetful: true }
  const first = await startPostgres(options)
  await first.stop()

  let waiting: string[] = []
  const done: string[] = []
  const job = newJob({
    intake: {
      waiting: async () => waiting,
      note: async (ids) => {
        waiting = waiting.filter((id) => !ids.includes(id))
      },
    },
    work: async (id) => void done.push(id),
  })
  start(first.url(), job)
  await expect.poll(() => said).toContain('the queue could not take in work')
  waiting.push(randomUUID())
  const second = await startPostgres(options)
  await expect.poll(() => done.length, { timeout: 40_000 }).toBe(1)

  process.kill(second.process.pid, 'SIGKILL')
  await second.process.ended
  await expect.poll(() => said).toContain('the queue failed')
  waiting.push(randomUUID())
  const third = await startPostgres(options)
  // If the database died before the first was marked done, it runs again.
  await expect.poll(() => new Set(done).size, { timeout: 40_000 }).toBe(2)

  await Promise.all(queues.splice(0).map((queue) => queue.stop()))
  await third.stop()
  rmSync(folder, { recursive: true, force: true })
})

let named = 0
function newJob(part: Pick<Job, 'work'> & Partial<Job>): Job {
  named += 1
  return { name: `job-${named}`, retry: { times: 3, seconds: 1, mostSeconds: 1 }, ...part }
}

function once(ids: string[]): Job['intake'] {
  return { waiting: async () => ids.splice(0), note: async () => {} }
}

function start(databaseUrl: string, job: Job, change: { mostWaiting?: number } = {}): void {
  const log = { info: note, warn: note, error: note }
  const pool = createPool(databaseUrl, { max: 2, connectionTimeoutMillis: 2_000 })
  const queue = startQueue({ database: pool, jobs: [job], log, ...timings.work.queue, everySeconds: 1, ...change })
  queues.push({
    async stop() {
      await queue.stop()
      await pool.end()
    },
  })
}
