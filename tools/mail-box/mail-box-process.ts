import { parseArgs } from 'node:util'
import { MailDev } from 'maildev'
import { whenToldToEnd } from '../../server/shutdown'
import { guardLocalServer } from './local-only'

const text = { type: 'string', default: '' } as const
const { values } = parseArgs({ options: { web: text, smtp: text, folder: text } })

/** MailDev alone lets pages of every site read its emails. */
const box = new MailDev({
  ip: '127.0.0.1',
  webIp: '127.0.0.1',
  web: Number(values.web),
  smtp: Number(values.smtp),
  mailDirectory: values.folder,
})
const { api } = await box.start()
if (api === undefined) throw new Error('the mail box has no web page')
guardLocalServer(api.server.server)
console.log('The mail box is open.')
whenToldToEnd(() => box.stop())
