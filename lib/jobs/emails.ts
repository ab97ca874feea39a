import type { Emails } from '@/lib/payouts/emails/emails'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import type { Job } from './job'

/** Retries for over four days: after a minute, doubling up to an hour. */
const retry = { times: 120, seconds: 60, mostSeconds: 3600 }

/** Emails wait where their decision stored them, and settle one by one. */
export function emailsJob(emails: Emails): Job {
  return {
    name: 'letters',
    intake: { waiting: () => emails.due(), note: (ids) => emails.noteQueued(ids as EmailId[]) },
    work: (id) => emails.settle(id as EmailId),
    retry,
    sideBySide: 2,
  }
}
