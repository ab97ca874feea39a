import type { AlertMessage } from '../ports/alert-store'
import { type AlertChoices, type AlertOutcome, alertKinds } from '../vocabulary/alert'
import type { AlertFacts } from './alert'
import type { AlertPost, AlertSummary, AlertWebhook } from './alert-post'
import { placeOf, placeOfAll } from './place'
import { latestTrue } from './still-true'

export interface JudgeAlertPorts {
  alertPost: AlertPost
  alertWebhook: AlertWebhook | null
}

/** Says what is still true to whoever still wants it. Throws to be tried again. */
export async function judgeMessage(ports: JudgeAlertPorts, message: AlertMessage): Promise<AlertOutcome> {
  if (message.now.getTime() - message.storedAt.getTime() > longestMilliseconds) return 'late'
  return message.kind === 'webhook' ? post(ports, message) : email(ports, message)
}

/** Three days. What is still true then stands on the pages. */
const longestMilliseconds = 3 * 24 * 3600 * 1000

type OfKind<Kind> = AlertMessage & { kind: Kind }

async function post({ alertWebhook }: JudgeAlertPorts, message: OfKind<'webhook'>): Promise<AlertOutcome> {
  if (alertWebhook === null) return 'unwanted'
  const { id, now } = message
  const [summary] = summariesOf(message, () => true)
  if (summary === undefined) return 'cured'
  await alertWebhook.send({ id, now, summary })
  return 'sent'
}

async function email({ alertPost }: JudgeAlertPorts, message: OfKind<'email' | 'digest'>): Promise<AlertOutcome> {
  const { id, now, reader } = message
  const isDigest = message.kind === 'digest'
  if (reader === null) return 'unwanted'
  const wanted = ({ kind }: AlertFacts) => isWanted(reader.choices, kind)
  if (!message.alerts.alerts.some(wanted)) return message.alerts.alerts.length > 0 ? 'unwanted' : 'cured'
  const summaries = summariesOf(message, wanted)
  return summaries.length === 0 ? 'cured' : alertPost.send({ id, to: reader, now, isDigest, summaries })
}

function isWanted(choices: AlertChoices, kind: AlertFacts['kind']): boolean {
  return choices[kind] !== 'none'
}

function summariesOf({ alerts: found, now }: AlertMessage, wanted: (alert: AlertFacts) => boolean): AlertSummary[] {
  const all = latestTrue(found.alerts.filter(wanted), now)
  return alertKinds.flatMap((kind) => {
    const ofKind = all.filter((alert) => alert.kind === kind)
    const shown = ofKind
      .toReversed()
      .slice(0, mostShown)
      .map((alert) => ({ ...alert, place: placeOf(alert) }))
    const [first, ...others] = shown
    if (first === undefined) return []
    const place = others.length === 0 ? first.place : placeOfAll(kind)
    return [{ kind, count: ofKind.length, areMore: found.areMore, shown, place }]
  })
}

const mostShown = 10
