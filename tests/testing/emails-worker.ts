import { wire } from '../../lib/composition/root'
import { timings } from '../../lib/composition/timings'
import { emailsJob } from '../../lib/jobs/emails'
import { startQueue } from '../../lib/jobs/queue'
import { log } from '../../lib/log'

/** A process that only sends emails, quickly, for tests to kill. */
const { emails, database } = wire()
startQueue({
  database: database.queuePool,
  jobs: [emailsJob(emails, timings.emails)],
  log,
  ...timings.work.queue,
  everySeconds: 1,
})
