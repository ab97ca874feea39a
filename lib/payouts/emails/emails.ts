import { getPlatform } from '../accounts/find-platform'
import type { EmailStore } from '../ports/email-store'
import type { EmailId } from '../vocabulary/ids'
import { reminderStages } from '../vocabulary/reminder-stage'
import { type JudgePorts, judgeAndSend } from './judge-email'

export interface EmailPorts extends JudgePorts {
  store: JudgePorts['store'] & { emails: EmailStore }
  /** How long a state must last before an email. */
  emailWaitSeconds: number
}

export interface Emails {
  due(): Promise<EmailId[]>
  noteQueued(ids: EmailId[]): Promise<void>
  /** Sends or drops an email. Safe to repeat and in parallel; throws to be retried. */
  settle(id: EmailId): Promise<void>
}

const mostAtOnce = 200

export function createEmails(ports: EmailPorts): Emails {
  const { store, providerFor, emailWaitSeconds } = ports
  return {
    async due() {
      const platform = await getPlatform(providerFor('job'))
      await store.emails.storeReminders(platform, reminderStages, mostAtOnce)
      return store.emails.dueEmails(platform, emailWaitSeconds, mostAtOnce)
    },
    noteQueued: (ids) => store.emails.noteQueued(ids),
    settle: (id) => store.emails.settleEmail(id, (email, all, now) => judgeAndSend(ports, { email, all, now })),
  }
}
