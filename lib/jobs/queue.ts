import type { PgBoss } from 'pg-boss'
import type { Log } from '@/lib/payouts/ports/ports'
import { doBatch } from './do-batch'
import type { Job } from './job'
import { type Loop, startLoop } from './loop'
import { isFull, queueOver, type Statements } from './queue-schema'

interface QueueOptions {
  /** The caller closes it. */
  database: Statements
  jobs: Job[]
  log: Log
  everySeconds: number
  /** Work of one job at once, unless the job says otherwise. */
  sideBySide: number
  /** Of one name; the rest waits where it is stored. */
  mostWaiting: number
  /** For work under way when the queue stops. */
  graceMilliseconds: number
}

export interface Queue extends Pick<Loop, 'stop'> {
  works(): boolean
}

/** A queue in the database, shared by any number of processes. Waits for a database that is away. */
export function startQueue(options: QueueOptions): Queue {
  const { database, log, everySeconds } = options
  const boss = queueOver(database, {
    cronWorkerIntervalSeconds: everySeconds,
    cronMonitorIntervalSeconds: everySeconds,
    superviseIntervalSeconds: everySeconds,
    monitorIntervalSeconds: everySeconds,
  })
  boss.on('error', (error) => log.error('the queue failed', { error }))
  boss.on('warning', ({ message, data }) => log.warn(message, { about: data }))

  let isOpen = false
  let works = false
  const loop = startLoop({
    async runOnce() {
      if (!isOpen) {
        await open(boss, options)
        isOpen = true
      }
      const taken = await Promise.all(options.jobs.map((job) => takeIn(boss, job, options)))
      works = true
      return taken.reduce((sum, count) => sum + count, 0)
    },
    onError(error) {
      works = false
      log.error('the queue could not take in work', { error })
    },
    idleMilliseconds: everySeconds * 1000,
  })
  return {
    works: () => works,
    async stop() {
      await loop.stop()
      await boss.stop({ timeout: options.graceMilliseconds })
    },
  }
}

/** Safe to repeat after any failure. */
async function open(boss: PgBoss, { jobs, log, everySeconds, sideBySide }: QueueOptions): Promise<void> {
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name)
    if (job.cron === undefined) await boss.unschedule(job.name)
    else await boss.schedule(job.name, job.cron, null, { ...toRetryOptions(job), missed: 'once' })
  }
  for (const job of jobs) {
    await boss.offWork(job.name)
    await boss.work(
      job.name,
      {
        pollingIntervalSeconds: everySeconds,
        batchSize: job.sideBySide ?? sideBySide,
        burstWhenBatchFull: true,
        perJobResults: true,
      },
      (batch) => doBatch(job, batch, log),
    )
  }
}

/** The queue keeps one job for an id, so a repeated intake is harmless. */
async function takeIn(boss: PgBoss, job: Job, { database, mostWaiting }: QueueOptions): Promise<number> {
  if (job.intake === undefined || (await isFull(database, job.name, mostWaiting))) return 0
  const ids = await job.intake.waiting()
  if (ids.length === 0) return 0
  await boss.insert(
    job.name,
    ids.map((id) => ({ id, ...toRetryOptions(job) })),
  )
  await job.intake.note(ids)
  return ids.length
}

function toRetryOptions({ retry }: Job) {
  return { retryLimit: retry.times, retryDelay: retry.seconds, retryBackoff: true, retryDelayMax: retry.mostSeconds }
}
