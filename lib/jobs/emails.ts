import type { Emails } from '@/lib/payouts/emails/emails'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import type { Job } from './job'

/** Emails wait where their decision stored them, and settle one by one. */
export function emailsJob(emails: Emails, { retry, sideBySide }: Pick<Job, 'retry' | 'sideBySide'>): Job {
  return {
    name: 'letters',
    intake: { waiting: () => emails.due(), note: (ids) => emails.noteQueued(ids as EmailId[]) },
    work: (id) => emails.settle(id as EmailId),
    retry,
    sideBySide,
  }
}
