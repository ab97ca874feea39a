import type { Emails } from '@/lib/payouts/emails/emails'
import type { EmailId } from '@/lib/payouts/vocabulary/ids'
import type { Job } from './job'

/** Tried for more than four days: after a minute, then twice that, and so on up to an hour apart. */
const retry = { times: 120, seconds: 60, mostSeconds: 3600 }

/** Each letter waits where it was written with its decision, and is settled on its own. */
export function emailsJob(emails: Emails): Job {
  return {
    name: 'letters',
    intake: { waiting: () => emails.due(), note: (ids) => emails.noteQueued(ids as EmailId[]) },
    work: (id) => emails.settle(id as EmailId),
    retry,
    sideBySide: 2,
  }
}
