import { z } from 'zod'
import { complainOfParts } from './address-parts'
import { type Complaint, firstOf } from './complaint'
import { isPrivate, isThisMachine } from './network-hosts'

export const alertWebhookSettings = {
  ALERT_WEBHOOK_URL: z
    .string()
    .superRefine((address, context) => {
      const complaint = complainOfAddress(address)
      if (complaint !== null) context.addIssue({ code: 'custom', message: complaint })
    })
    .optional(),
  ALERT_WEBHOOK_SECRET: z
    .string()
    .min(32, 'must be at least 32 characters: make one with `openssl rand -base64 32`')
    .optional(),
}

interface AlertWebhook {
  ALERT_WEBHOOK_URL?: string | undefined
  ALERT_WEBHOOK_SECRET?: string | undefined
}

export function complainOfAlertWebhook({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret }: AlertWebhook) {
  if ((url === undefined) === (secret === undefined)) return []
  return url === undefined
    ? ['ALERT_WEBHOOK_URL is missing: where to send alerts, since ALERT_WEBHOOK_SECRET is set']
    : ['ALERT_WEBHOOK_SECRET is missing: it signs what is sent to ALERT_WEBHOOK_URL']
}

function complainOfAddress(address: string): Complaint {
  return firstOf(
    () => (/^https?:\/\//.test(address) ? null : 'must be an address that starts with https://'),
    () => complainOfParts(address),
    () => (URL.canParse(address) ? null : 'is not a valid address: use one such as https://hooks.example.com/alerts'),
    () => complainOfPlace(new URL(address)),
  )
}

function complainOfPlace({ protocol, username, password, hostname }: URL): Complaint {
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (username !== '' || password !== '') return 'has a user or password: the receiver checks the signature instead'
  if (isThisMachine(host)) return null
  if (protocol !== 'https:') return 'must be https, except for this machine'
  return isPrivate(host) ? 'must name a public host, or this machine' : null
}
