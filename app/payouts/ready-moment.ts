import type { ReadyMomentText } from '@/components/payouts/ready-moment'
import type { StatusView } from '@/lib/payouts/for-people'
import { type State, stateFacts } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachWords } from '@/lib/words/coach-words'

/** Set by our script: the change to ready whose moment the browser has shown. */
export const shownMomentCookie = 'greenlight-ready'

/**
 * The moment in which a coach first sees that they can be paid. null once it was shown, and while something is due or
 * held: then it would promise too much.
 */
export function toReadyMoment(
  { state, isHeld, timeline }: Pick<StatusView, 'state' | 'isHeld' | 'timeline'>,
  shown: string | undefined,
  { t }: CoachWords,
): ReadyMomentText | null {
  if (isHeld || (state !== 'ready' && state !== 'ready-checking')) return null
  const became = timeline.find(
    (decision) => decision.kind === 'state-changed' && canBePaid(decision.to) && !canBePaid(decision.from),
  )
  return became === undefined || became.id === shown ? null : { id: became.id, text: t('moment') }
}

function canBePaid(state: State): boolean {
  return stateFacts[state].refusal === null
}
