import { createTransport } from 'nodemailer'

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** Whether the mail server answers and lets us in, within five seconds. */
  isReachable(): Promise<boolean>
  /** Throws when the mail server did not take the letter. */
  send(letter: Letter): Promise<void>
}

export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 },
    { from },
  )
  return {
    isReachable: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    async send(letter) {
      await transport.sendMail(letter)
    },
  }
}
