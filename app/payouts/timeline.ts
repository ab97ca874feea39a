import type { TimelineDay, TimelineEntry } from '@/components/payouts/timeline'
import type { RecordedDecision } from '@/lib/payouts/decisions/decision'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayWhyFailed } from '@/lib/words/say-payout'

export function toTimeline({ timeline }: Pick<StatusView, 'timeline'>, words: CoachWords): TimelineDay[] {
  const days = new Map<string, TimelineEntry[]>()
  for (const decision of timeline) {
    const said = toSentence(decision, words)
    if (said === null) continue
    const { id, at } = decision
    const day = words.date(at)
    days.set(day, [...(days.get(day) ?? []), { id, at: at.toISOString(), time: words.bareClock(at), ...said }])
  }
  return [...days].map(([day, entries]) => ({ day, entries }))
}

/** null: not an event to a coach. */
function toSentence(
  decision: RecordedDecision,
  { t, money, refusal, country }: CoachWords,
): { text: string; how: string | null } | null {
  switch (decision.kind) {
    case 'coach-added':
    case 'account-opened':
    case 'coach-held':
    case 'coach-released':
    case 'help-asked':
      return { text: t(`timeline.${decision.kind}`), how: null }
    case 'account-closed':
      return { text: t('timeline.account-closed', { country: country(decision.country) }), how: null }
    case 'link-handed-out':
      return { text: t(`timeline.link-${decision.link}`), how: null }
    case 'state-changed':
      return {
        text: t(`timeline.became.${decision.to}`),
        how: t('timeline.found', { by: t(`checkedBy.${decision.cause}`) }),
      }
    case 'payout-failed': {
      const { amount, currency } = decision.payout
      const what = amount < 0 ? 'debit-failed' : 'payout-failed'
      return {
        text: t(`timeline.${what}`, { amount: money(Math.abs(amount), currency) }),
        how: sayWhyFailed(decision.payout, { t }),
      }
    }
    case 'charge-refused':
    case 'charge-outcome': {
      const how = refusal(decision.reasons ?? [])
      if (how === null) return null
      const { amount, currency } = decision.charge
      const what = decision.kind === 'charge-refused' ? 'charge-refused' : 'charge-canceled'
      return { text: t(`timeline.${what}`, { amount: money(amount, currency) }), how }
    }
    case 'coach-renamed':
    case 'reference-changed':
    case 'coach-excluded':
    case 'coach-readmitted':
    case 'email-change-asked':
    case 'email-change-dropped':
    case 'email-corrected':
    case 'coach-invited':
    case 'coach-reminded':
    case 'note-added':
    case 'reminders-stopped':
    case 'reminders-resumed':
    case 'email-changed':
    case 'email-refused':
    case 'account-not-closed':
    case 'set-up-refused':
    case 'link-refused':
    case 'charge-admitted':
    case 'refund-asked':
    case 'refund-outcome':
    case 'key-made':
    case 'key-revoked':
    case 'role-changed':
    case 'identity-changed':
      return null
    default:
      return decision satisfies never
  }
}
