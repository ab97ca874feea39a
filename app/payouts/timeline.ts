import type { TimelineEntry } from '@/components/payouts/timeline'
import type { RecordedDecision } from '@/lib/payouts/decision'
import type { StatusView } from '@/lib/payouts/payouts'
import type { CoachWords } from './words'

/** What happened, newest first, in the words of the person it happened to. */
export function toTimeline({ timeline }: StatusView, words: CoachWords): TimelineEntry[] {
  return timeline.flatMap((decision) => {
    const text = toText(decision, words)
    return text === null
      ? []
      : [{ id: decision.id, at: decision.at.toISOString(), time: words.moment(decision.at), text }]
  })
}

/** null: nothing a coach would call an event of theirs. */
function toText(decision: RecordedDecision, { t }: CoachWords): string | null {
  switch (decision.kind) {
    case 'coach-added':
      return t('timeline.coach-added')
    case 'account-opened':
      return t('timeline.account-opened')
    case 'link-handed-out':
      return t(`timeline.link-${decision.link}`)
    case 'state-changed':
      return t('timeline.state-changed', { state: t(`states.${decision.to}.badge`) })
    case 'charge-admitted':
    case 'charge-refused':
    case 'charge-outcome':
    case 'role-changed':
      return null
    default:
      return decision satisfies never
  }
}
