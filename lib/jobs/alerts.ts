import type { Alerts } from '@/lib/payouts/alerts/alerts'
import type { AlertMessageId } from '@/lib/payouts/vocabulary/ids'
import type { Job, Retry } from './job'

/** Messages to staff wait where their alerts were gathered, and settle one by one. */
export function alertsJob(alerts: Alerts, { retry, sideBySide }: Pick<Job, 'retry' | 'sideBySide'>): Job {
  return {
    name: 'alerts',
    intake: { waiting: () => alerts.due(), note: (ids) => alerts.noteQueued(ids as AlertMessageId[]) },
    work: (id) => alerts.settle(id as AlertMessageId),
    retry,
    sideBySide,
  }
}

export function watchHealthJob(alerts: Alerts, { cron, retry }: { cron: string; retry: Retry }): Job {
  return { name: 'watch-health', work: () => alerts.watchHealth(), cron, retry }
}
