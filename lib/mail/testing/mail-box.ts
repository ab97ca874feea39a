import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MailDev } from 'maildev'

export interface MailBox {
  smtpUrl: string
  emails(): Promise<ReceivedEmail[]>
  /** The address's emails, oldest first, once there are this many; throws when they are late. */
  emailsTo(address: string, atLeast?: number): Promise<ReceivedEmail[]>
  emailTo(address: string): Promise<ReceivedEmail>
  close(): Promise<void>
}

export interface ReceivedEmail {
  /** Its Message-ID. */
  messageId: string
  to: string[]
  subject: string
  text: string
  html: string
}

/** A real SMTP server on a free port. */
export async function openMailBox(): Promise<MailBox> {
  // By default, all mail boxes of the machine share one folder.
  const mailDirectory = await mkdtemp(join(tmpdir(), 'greenlight-mail-'))
  const server = new MailDev({ smtp: 0, ip: '127.0.0.1', mailDirectory, disableWeb: true, silent: true })
  const { smtp, storage } = await server.start()

  async function emails(): Promise<ReceivedEmail[]> {
    const kept = await storage.getAll()
    return kept.map(({ headers, to, subject, text, html }) => ({
      messageId: String(headers['message-id'] ?? ''),
      to: (to ?? []).map(({ address }) => address ?? ''),
      subject: subject ?? '',
      text: text ?? '',
      html: html ?? '',
    }))
  }

  async function emailsTo(address: string, atLeast = 0): Promise<ReceivedEmail[]> {
    const end = Date.now() + 5000
    while (Date.now() < end) {
      const found = (await emails()).filter(({ to }) => to.includes(address))
      if (found.length >= atLeast) return found
      await new Promise(setImmediate)
    }
    throw new Error(`fewer than ${atLeast} emails reached ${address}`)
  }

  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.getPort()}`,
    emails,
    emailsTo,
    async emailTo(address) {
      const [email] = await emailsTo(address, 1)
      return email as ReceivedEmail
    },
    async close() {
      await server.stop()
      await rm(mailDirectory, { recursive: true, force: true })
    },
  }
}
