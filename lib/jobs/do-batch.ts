import type { JobResult } from 'pg-boss'
import type { Log } from '@/lib/payouts/ports/ports'
import type { Job } from './job'

/** Does all of a batch side by side; what fails is told, and tried again by itself. */
export function doBatch(job: Job, batch: { id: string }[], log: Log): Promise<JobResult[]> {
  return Promise.all(
    batch.map(({ id }) =>
      job.work(id).then(
        () => ({ id, status: 'completed' as const }),
        (error: unknown) => {
          log.warn('a job did not succeed and is tried again later', { job: job.name, id, error })
          return { id, status: 'failed' as const, output: String(error) }
        },
      ),
    ),
  )
}
