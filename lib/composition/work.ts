import { randomUUID } from 'node:crypto'
import { startBeat } from '../jobs/beat'
import { startCounting } from '../jobs/counting'
import { emailsJob } from '../jobs/emails'
import type { Job } from '../jobs/job'
import { type Loop, startLoop } from '../jobs/loop'
import { startParallelLoop } from '../jobs/parallel-loop'
import { startQueue } from '../jobs/queue'
import { joinWork, type Work } from '../jobs/work'
import { log } from '../log'
import type { Emails } from '../payouts/emails/emails'
import type { Engine } from '../payouts/for-machines'
import type { Database } from '../store/database'
import { createWorkBeat } from '../store/health/work-beat'
import { createPruning, type Pruning } from '../store/upkeep/prune'

interface Parts {
  engine: Engine
  emails: Emails
  database: Database
  worksInside: boolean
}

/** Accounts fetched in parallel. */
const readersPerProcess = 5

/** Pages compared in parallel, across windows. */
const reconcilersPerProcess = 4

const restOfAPage = 15_000

export function wireWork({ engine, emails, database, worksInside }: Parts): Work {
  const processId = randomUUID()
  const workBeat = createWorkBeat(database)
  const queue = startQueue({
    database: database.queuePool,
    jobs: [emailsJob(emails), pruningJob(createPruning(database))],
    log,
    everySeconds: 10,
  })
  const everyPage = (runOnce: () => Promise<number>, fault: string) =>
    startLoop({ runOnce, onError: (error) => log.error(fault, { error }), idleMilliseconds: restOfAPage })
  return joinWork({
    loop: startParallelLoop({
      concurrency: readersPerProcess,
      take: (most) => engine.takeFetches(most),
      onError: (error) => log.error('fetches could not run', { error }),
      // Without a kick, an event waits for the next poll.
      idleMilliseconds: worksInside ? 1000 : 120,
    }),
    others: [
      ...Array.from({ length: reconcilersPerProcess }, () =>
        everyPage(engine.reconcileAccounts, 'a sweep could not go on'),
      ),
      everyPage(engine.reconcilePayments, 'payments could not be compared'),
      everyPage(engine.watchMovements, 'new refunds and disputes could not be read'),
      startLoop({
        runOnce: () => engine.runDueChecks(),
        onError: (error) => log.error('payments could not be checked', { error }),
        idleMilliseconds: 2_000,
      }),
      queue,
      startBeat({
        beat: () => workBeat.beat(processId, queue.works()),
        end: () => workBeat.end(processId),
        onError: (error) => log.warn('could not report that background work runs here', { error }),
        everyMilliseconds: 5_000,
      }),
    ],
    giveBack: () => engine.giveBack(),
    onError: (error) => log.error('background work could not be ended cleanly', { error }),
    deadline: { ending: 3_000, givingBack: 2_000 },
  })
}

export function wireCounting(engine: Engine): Pick<Loop, 'stop'> {
  return startCounting({
    keep: () => engine.keepRefusals(),
    onError: (error) => log.error('refused messages could not be counted', { error }),
    everyMilliseconds: 60_000,
  })
}

function pruningJob({ prune }: Pruning): Job {
  return { name: 'prune', cron: '17 3 * * *', work: prune, retry: { times: 5, seconds: 60, mostSeconds: 3600 } }
}
