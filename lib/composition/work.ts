import { randomUUID } from 'node:crypto'
import { alertsJob, watchHealthJob } from '../jobs/alerts'
import { startBeat } from '../jobs/beat'
import { startRefusedCounts } from '../jobs/count-refused'
import { emailsJob } from '../jobs/emails'
import type { Job } from '../jobs/job'
import { type Loop, startLoop } from '../jobs/loop'
import { startParallelLoop } from '../jobs/parallel-loop'
import { startQueue } from '../jobs/queue'
import { openUtilization, takeLessWhenBusy } from '../jobs/take-less-when-busy'
import { joinWork, type Work } from '../jobs/work'
import { log } from '../log'
import type { Alerts } from '../payouts/alerts/alerts'
import type { Batches } from '../payouts/batches/batches'
import type { Seals } from '../payouts/decisions/seals'
import type { Emails } from '../payouts/emails/emails'
import type { Engine } from '../payouts/for-machines'
import type { FetchSignals } from '../store/accounts/fetch-signals'
import { createWorkUpkeep } from '../store/coaches/work-upkeep'
import type { Database } from '../store/database'
import { createWorkBeat } from '../store/health/work-beat'
import { createHomeUpkeep } from '../store/home/home-upkeep'
import { createPruning, type Pruning } from '../store/upkeep/prune'
import { timings } from './timings'

const { work } = timings

interface Parts {
  engine: Engine
  emails: Emails
  alerts: Alerts
  seals: Seals
  batches: Batches
  database: Database
  signals: FetchSignals
  worksInside: boolean
}

export function wireWork({ engine, emails, alerts, seals, batches, database, signals, worksInside }: Parts): Work {
  const processId = randomUUID()
  const workBeat = createWorkBeat(database)
  const workUpkeep = createWorkUpkeep(database, timings.pruning.rowsAtOnce)
  const homeUpkeep = createHomeUpkeep(database, { rowsAtOnce: timings.pruning.rowsAtOnce, ...work.home })
  const queue = startQueue({
    database: database.queuePool,
    jobs: [
      emailsJob(emails, timings.emails),
      alertsJob(alerts, timings.alerts),
      watchHealthJob(alerts, { cron: timings.alerts.healthCron, retry: timings.alerts.healthRetry }),
      pruningJob(createPruning(database, timings.pruning.rowsAtOnce)),
    ],
    log,
    ...work.queue,
  })
  const everyPage = (runOnce: () => Promise<number>, fault: string) =>
    startLoop({ runOnce, onError: (error) => log.error(fault, { error }), idleMilliseconds: work.pagePollMilliseconds })
  const loop = startParallelLoop({
    concurrency: work.fetchesAtOnce,
    take: (most) => engine.takeFetches(most),
    onError: (error) => log.error('fetches could not run', { error }),
    idleMilliseconds: worksInside ? work.fetchPollMilliseconds.kicked : work.fetchPollMilliseconds.unkicked,
    longestRestMilliseconds: work.longestRestMilliseconds,
  })
  const utilization = openUtilization(work.pages.lookMilliseconds)
  const isBusy = () => {
    const busy = utilization()
    return busy === null ? null : busy > work.pages.mostBusy || engine.unkeptPages() > work.pages.mostUnkept
  }
  const pages = startParallelLoop({
    concurrency: work.pages.atOnce,
    take: takeLessWhenBusy(engine.takePages, { atOnce: work.pages.atOnce, isBusy }),
    onError: (error) => log.error('pages of accounts could not be fetched', { error }),
    idleMilliseconds: work.pages.lookMilliseconds,
    longestRestMilliseconds: work.longestRestMilliseconds,
  })
  return joinWork({
    loop,
    others: [
      pages,
      ...(worksInside ? [] : [signals.receive(() => loop.kick())]),
      ...Array.from({ length: work.reconcilers }, () =>
        everyPage(engine.reconcileAccounts, 'accounts could not be compared'),
      ),
      everyPage(engine.reconcilePayments, 'payments could not be compared'),
      everyPage(engine.finishClosings, 'accounts could not be closed'),
      everyPage(engine.watchMovements, 'new refunds and disputes could not be read'),
      startLoop({
        runOnce: () => engine.runDueChecks(),
        onError: (error) => log.error('payments could not be checked', { error }),
        idleMilliseconds: work.checkPollMilliseconds,
      }),
      startLoop({
        runOnce: () => engine.refreshDueBalances(),
        onError: (error) => log.error('balances could not be fetched', { error }),
        idleMilliseconds: work.balancePollMilliseconds,
      }),
      startLoop({
        runOnce: () => workUpkeep.keep(),
        onError: (error) => log.error('the work queue could not be moved with the time', { error }),
        idleMilliseconds: work.workQueuePollMilliseconds,
      }),
      startLoop({
        runOnce: () => homeUpkeep.keep(),
        onError: (error) => log.error('the figures of Home could not be counted', { error }),
        idleMilliseconds: work.home.pollMilliseconds,
      }),
      startLoop({
        runOnce: () => batches.work(),
        onError: (error) => log.error('a batch could not go on', { error }),
        idleMilliseconds: timings.batches.pollMilliseconds,
      }),
      startLoop({
        runOnce: () => seals.seal(),
        onError: (error) => log.error('decisions could not be sealed', { error }),
        idleMilliseconds: timings.seals.everyMilliseconds,
      }),
      startLoop({
        runOnce: () => seals.check().then(() => 0),
        onError: (error) => log.error('seals could not be checked', { error }),
        idleMilliseconds: timings.seals.checkMilliseconds,
      }),
      queue,
      startBeat({
        beat: () => workBeat.beat(processId, queue.works()),
        end: () => workBeat.end(processId),
        onError: (error) => log.warn('could not report that background work runs here', { error }),
        everyMilliseconds: work.beatMilliseconds,
      }),
    ],
    giveBack: () => engine.giveBack(),
    onError: (error) => log.error('background work could not be ended cleanly', { error }),
    deadline: work.endMilliseconds,
  })
}

export function wireCounting(engine: Engine): Pick<Loop, 'stop'> {
  return startRefusedCounts({
    keep: () => engine.keepRefusedCounts(),
    onError: (error) => log.error('refused messages could not be counted', { error }),
    everyMilliseconds: work.countingMilliseconds,
  })
}

function pruningJob({ prune }: Pruning): Job {
  return { name: 'prune', work: prune, cron: timings.pruning.cron, retry: timings.pruning.retry }
}
