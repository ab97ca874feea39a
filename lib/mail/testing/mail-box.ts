import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MailDev } from 'maildev'

export interface MailBox {
  smtpUrl: string
  letters(): Promise<ReceivedLetter[]>
  /** The letters to this address, oldest first, once there are so many; throws when they do not come in time. */
  lettersTo(address: string, atLeast?: number): Promise<ReceivedLetter[]>
  /** The first letter to this address. */
  letterTo(address: string): Promise<ReceivedLetter>
  close(): Promise<void>
}

export interface ReceivedLetter {
  /** The id that mail systems know it by. */
  messageId: string
  to: string[]
  subject: string
  text: string
  html: string
}

/** A real SMTP server on a port of the system's choice that keeps what it is sent. */
export async function openMailBox(): Promise<MailBox> {
  // Of its own: left out, all mail boxes of the machine would share one folder, whoever runs them.
  const mailDirectory = await mkdtemp(join(tmpdir(), 'greenlight-mail-'))
  const server = new MailDev({ smtp: 0, ip: '127.0.0.1', mailDirectory, disableWeb: true, silent: true })
  const { smtp, storage } = await server.start()

  async function letters(): Promise<ReceivedLetter[]> {
    const kept = await storage.getAll()
    return kept.map(({ headers, to, subject, text, html }) => ({
      messageId: String(headers['message-id'] ?? ''),
      to: (to ?? []).map(({ address }) => address ?? ''),
      subject: subject ?? '',
      text: text ?? '',
      html: html ?? '',
    }))
  }

  async function lettersTo(address: string, atLeast = 0): Promise<ReceivedLetter[]> {
    const end = Date.now() + 5000
    while (Date.now() < end) {
      const found = (await letters()).filter(({ to }) => to.includes(address))
      if (found.length >= atLeast) return found
      await new Promise(setImmediate)
    }
    throw new Error(`not ${atLeast} letters to ${address} came`)
  }

  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.getPort()}`,
    letters,
    lettersTo,
    async letterTo(address) {
      const [letter] = await lettersTo(address, 1)
      return letter as ReceivedLetter
    },
    async close() {
      await server.stop()
      await rm(mailDirectory, { recursive: true, force: true })
    },
  }
}
