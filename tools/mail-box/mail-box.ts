import { mkdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { untilAnswered } from '../processes/answering'
import type { RunningProcess, StartProcess } from '../processes/process'

/** A real SMTP server. Its emails can be read in a browser and through HTTP. */
export interface MailBox {
  url: string
  smtpUrl: string
  process: RunningProcess
}

export interface Mail {
  id: string
  to: { address: string }[]
  subject: string
  text: string
}

export async function startMailBox(
  start: StartProcess,
  { webPort, smtpPort, folder }: { webPort: number; smtpPort: number; folder: string },
): Promise<MailBox> {
  // By default, all mail boxes of the machine share one folder.
  mkdirSync(folder, { recursive: true })
  const args = ['--web', String(webPort), '--smtp', String(smtpPort), '--folder', folder]
  const running = start('mail box', process.execPath, [
    '--import',
    'tsx',
    'tools/mail-box/mail-box-process.ts',
    ...args,
  ])
  // Its guard must be in place first.
  await running.says(/The mail box is open/)
  const url = `http://127.0.0.1:${webPort}`
  await untilAnswered(`${url}/api/email`, running)
  return { url, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, process: running }
}

export async function readMails(boxUrl: string): Promise<Mail[]> {
  const response = await fetch(`${boxUrl}/api/email`)
  if (!response.ok) throw new Error(`the mail box answered ${response.status}`)
  return (await response.json()) as Mail[]
}

/** The first wanted email to the address that is not in `known`; null after fifteen seconds. */
export async function waitForMail(
  boxUrl: string,
  to: string,
  known: Set<string>,
  isWanted: (mail: Mail) => boolean = () => true,
): Promise<Mail | null> {
  const isNew = ({ id, to: receivers }: Mail) => !known.has(id) && receivers.some(({ address }) => address === to)
  for (let tries = 0; tries < 150; tries += 1) {
    const mail = (await readMails(boxUrl)).find((each) => isNew(each) && isWanted(each))
    if (mail !== undefined) return mail
    await sleep(100)
  }
  return null
}
