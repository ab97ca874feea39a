import { createTransport } from 'nodemailer'

export interface Email {
  /** The Message-ID, so that a resent email is recognized; new by default. */
  id?: string
  to: string
  /** Defaults to the sender. */
  replyTo?: string
  /** Not written by us, so not marked as automatic. */
  isFromPerson?: boolean
  /** Of a reminder: where one click stops the next ones (RFC 8058). */
  stopUrl?: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Settles once the mail server accepts our login; throws after the deadline. */
  greet(): Promise<void>
  /** Throws when the server did not accept the email. */
  send(email: Email): Promise<void>
}

interface MailerOptions {
  smtpUrl: string
  from: { name: string; address: string }
  /** For each step until the server has greeted us, and for all of `greet`. */
  deadlineMilliseconds: number
  /**
   * Milliseconds for a server that has greeted us. One abandoned mid-email may still deliver it (RFC 5321, 4.5.3.2.6),
   * so be generous where nobody waits.
   */
  thinkingMilliseconds?: number
}

export function createMailer(options: MailerOptions): Mailer {
  const { smtpUrl, from, deadlineMilliseconds: deadline, thinkingMilliseconds = deadline } = options
  const timeouts = { dnsTimeout: deadline, connectionTimeout: deadline, greetingTimeout: deadline }
  const transport = createTransport({ url: smtpUrl, socketTimeout: thinkingMilliseconds, ...timeouts }, { from })
  return {
    greet: () => within(deadline, transport.verify()),
    async send({ id, to, replyTo, isFromPerson = false, stopUrl, ...email }) {
      const messageId = id === undefined ? undefined : `<${id}@${domainOf(from.address)}>`
      // As an object it is one address, never a list. The header stops automatic replies.
      const headers = {
        ...(isFromPerson ? {} : { 'Auto-Submitted': 'auto-generated' }),
        ...(stopUrl === undefined
          ? {}
          : { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      }
      await transport.sendMail({ ...email, messageId, headers, to: only(to), replyTo: replyTo && only(replyTo) })
    },
  }
}

function only(address: string) {
  return { name: '', address }
}

function domainOf(address: string): string {
  return /@([^@\s]+)$/.exec(address)?.[1] ?? 'localhost'
}

/** The library's limit is for each step; ours is for all together. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server was too slow'), { code: 'ETIMEDOUT' })),
      milliseconds,
    )
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
