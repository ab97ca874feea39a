import { mkdtemp, readFile, rm } from 'node:fs/promises'
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
  /** The header, as it came. */
  replyTo: string
  /** Marked so, as in RFC 3834. */
  isAutomatic: boolean
  /** Where one click stops reminders; null: nothing to stop. */
  stopUrl: string | null
  /** Marked so, as in RFC 8058. */
  isOneClick: boolean
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
    return Promise.all(
      kept.map(async ({ id, headers, to, subject, text, html }) => ({
        messageId: String(headers['message-id'] ?? ''),
        to: (to ?? []).map(({ address }) => address ?? ''),
        ...(await headersOf(id)),
        isAutomatic: headers['auto-submitted'] !== undefined,
        subject: subject ?? '',
        text: text ?? '',
        html: html ?? '',
      })),
    )
  }

  /** The mail box leaves them out of the headers. */
  async function headersOf(id: string): Promise<Pick<ReceivedEmail, 'replyTo' | 'stopUrl' | 'isOneClick'>> {
    const source = (await readFile(join(mailDirectory, `${id}.eml`), 'utf8')).replace(/\r?\n[ \t]+/g, ' ')
    return {
      replyTo: /^Reply-To: (.*)$/m.exec(source)?.[1]?.trim() ?? '',
      stopUrl: /^List-Unsubscribe: <(.*)>\s*$/m.exec(source)?.[1] ?? null,
      isOneClick: /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\s*$/m.test(source),
    }
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
