import type { PayoutEmail } from '@/lib/payouts/emails/post'
import type { ReminderChoice } from '@/lib/payouts/ports/email-store'
import { sayName } from '@/lib/words/name-words'
import type { Speech } from '@/lib/words/speak'
import type { Email } from '../mailer'
import { type Content, inHtml, inText } from './content'
import type { Brand } from './frame'

export interface Ways {
  /** The page of the coach with this address. Provider links admit anyone who has them, so we never mail one. */
  statusUrl(address: string): string
  /** Takes the one click of a mail program (RFC 8058), and shows a person the page. */
  stopUrl(token: string): string
  /** Where a person stops reminders, or turns them on again. */
  remindersUrl(token: string): string
  supportEmail: string
  brand: Brand
}

type Addressed = Pick<PayoutEmail, 'id' | 'coach'>

export function toCoach(
  { id, coach }: Addressed,
  subject: string,
  content: Content,
  ways: Ways,
  speech: Speech,
): Email {
  return {
    id,
    to: coach.email,
    replyTo: ways.supportEmail,
    subject,
    text: inText(content, ways.brand, speech),
    html: inHtml(subject, ways.brand, content, speech),
  }
}

/** Where a button leads. Whoever has no session signs in first, and gets there. */
export function buttonAddress({ email }: { email: string }, { statusUrl }: Pick<Ways, 'statusUrl'>): string {
  return statusUrl(email)
}

export function greet({ name }: { name: string | null }, { emails: t }: Speech): string {
  return name === null ? t('payouts.hello') : t('payouts.helloName', { name: sayName(name) })
}

/** A reminder says how to stop it; what must be known says that reminders are off, since a list has many readers. */
export function remindersLine(
  reminders: ReminderChoice | null,
  isReminder: boolean,
  { remindersUrl }: Ways,
  { emails: t }: Speech,
): Content['reminders'] {
  if (reminders === null) return null
  const url = remindersUrl(reminders.token)
  if (reminders.areStopped) return { label: `${t('reminders.off')}. ${t('reminders.resume')}`, url }
  return isReminder ? { label: t('reminders.stop'), url } : null
}
