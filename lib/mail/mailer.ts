import { createTransport } from 'nodemailer'

export interface Email {
  /** Names the letter wherever it goes, so that one that is sent again can be known; made anew when left out. */
  id?: string
  to: string
  /** Who gets the answers; the sender when left out. */
  replyTo?: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Settles once the mail server answers and lets us in; throws when it has not within five seconds. */
  greet(): Promise<void>
  /** Throws when the mail server did not take the letter. */
  send(email: Email): Promise<void>
}

interface MailerOptions {
  smtpUrl: string
  from: string
  /**
   * How long a mail server that has greeted us may think. One that is given up while it takes a letter may deliver it
   * all the same (RFC 5321, 4.5.3.2.6), so where nobody waits for the answer it should have long.
   */
  thinkingMilliseconds?: number
}

const deadline = 5000

export function createMailer({ smtpUrl, from, thinkingMilliseconds = deadline }: MailerOptions): Mailer {
  const timeouts = { dnsTimeout: deadline, connectionTimeout: deadline, greetingTimeout: deadline }
  const transport = createTransport({ url: smtpUrl, socketTimeout: thinkingMilliseconds, ...timeouts }, { from })
  return {
    greet: () => withinDeadline(transport.verify()),
    async send({ id, to, ...email }) {
      const messageId = id === undefined ? undefined : `<${id}@${domainOf(from)}>`
      // As an object it is one address and never a list of them. The header keeps holiday notes from answering.
      const headers = { 'Auto-Submitted': 'auto-generated' }
      await transport.sendMail({ ...email, messageId, headers, to: { name: '', address: to } })
    },
  }
}

/** What stands behind the at sign in `Name <address>` or a bare address. */
function domainOf(sender: string): string {
  return /@([^@<>\s]+)>?$/.exec(sender)?.[1] ?? 'localhost'
}

/** The library waits this long for each step; a person waits for all of them together. */
async function withinDeadline(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server was too slow'), { code: 'ETIMEDOUT' })),
      deadline,
    )
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
