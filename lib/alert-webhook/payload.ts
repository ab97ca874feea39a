import type { AlertSummary } from '@/lib/payouts/alerts/alert-post'
import type { AlertKind } from '@/lib/payouts/vocabulary/alert'
import type { AlertMessageId } from '@/lib/payouts/vocabulary/ids'
import { type NameOf, saySummary } from '@/lib/words/say-alert'
import type { Speech } from '@/lib/words/speak'

export interface AlertPayload {
  id: AlertMessageId
  kind: AlertKind
  count: number
  text: string
  coach: string | null
  link: string
  at: string
}

/** Names, references and a link: no addresses, no amounts. */
export function toPayload(id: AlertMessageId, summary: AlertSummary, link: string, speech: Speech): AlertPayload {
  const { kind, count, shown } = summary
  const [first, ...others] = shown
  const isOne = others.length === 0
  return {
    id,
    kind,
    count,
    text: `${inSlack(saySummary(summary, nameOf, speech))}\n${link}`,
    coach: isOne ? (first?.coach?.reference ?? null) : null,
    link,
    at: (first?.raisedAt ?? new Date(0)).toISOString(),
  }
}

const nameOf: NameOf = ({ name, reference }) => name ?? reference

/** A coach's name must not become a mention or a link: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function inSlack(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}
