import { env } from '../../env'
import { lettersJob } from '../../jobs/letters'
import { startQueue } from '../../jobs/queue'
import { log } from '../../log'
import { wire } from '../../wiring'

/** A process that writes letters and nothing else, in a hurry, for tests to kill. */
const { letters } = wire()
startQueue({ databaseUrl: env().DATABASE_URL, jobs: [lettersJob(letters)], log, everySeconds: 1 })
