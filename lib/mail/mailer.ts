import { createTransport } from 'nodemailer'

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Settles once the mail server answers and lets us in; throws when it has not within five seconds. */
  greet(): Promise<void>
  /** Throws when the mail server did not take the letter. */
  send(letter: Letter): Promise<void>
}

const patience = 5000

export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const timeouts = { dnsTimeout: patience, connectionTimeout: patience, greetingTimeout: patience }
  const transport = createTransport({ url: smtpUrl, socketTimeout: patience, ...timeouts }, { from })
  return {
    greet: () => withinPatience(transport.verify()),
    async send({ to, ...letter }) {
      // As an object it is one address and never a list of them.
      await transport.sendMail({ ...letter, to: { name: '', address: to } })
    },
  }
}

/** The library waits this long for each step; a person waits for all of them together. */
async function withinPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server was too slow'), { code: 'ETIMEDOUT' })),
      patience,
    )
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
