import type { JobResult } from 'pg-boss'
import type { Log } from '@/lib/payouts/ports/ports'
import type { Job } from './job'

/** Runs a batch in parallel. A failure is logged and retried alone. */
export function doBatch(job: Job, batch: { id: string }[], log: Log): Promise<JobResult[]> {
  return Promise.all(
    batch.map(({ id }) =>
      job.work(id).then(
        () => ({ id, status: 'completed' as const }),
        (error: unknown) => {
          log.warn('a job failed and will be retried', { job: job.name, id, error })
          return { id, status: 'failed' as const, output: String(error) }
        },
      ),
    ),
  )
}
