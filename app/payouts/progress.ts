import type { ProgressText } from '@/components/payouts/progress'
import type { StatusView } from '@/lib/payouts/for-people'
import { type State, stateFacts } from '@/lib/payouts/vocabulary/accounts/state'
import type { CoachWords } from '@/lib/words/coach-words'

const steps = ['account', 'form', 'checks', 'paid'] as const

/** No step leads out of the other states. */
const current: Partial<Record<State, (typeof steps)[number]>> = {
  unfinished: 'form',
  'in-review': 'checks',
  'needs-you': 'checks',
}

/** How far a coach is on the way to the first payout; null where no way leads there, or it was walked before. */
export function toProgress(
  { state, isHeld, timeline }: Pick<StatusView, 'state' | 'isHeld' | 'timeline'>,
  { t }: CoachWords,
): ProgressText | null {
  const step = current[state]
  if (step === undefined || isHeld || wasPaidBefore(timeline)) return null
  const at = steps.indexOf(step)
  return {
    label: t('progress.label'),
    steps: steps.map((each, index) => ({
      word: t(`progress.${each}`),
      at: index < at ? 'done' : index === at ? 'current' : 'ahead',
    })),
    done: t('progress.done'),
  }
}

function wasPaidBefore(timeline: StatusView['timeline']): boolean {
  return timeline.some((decision) => decision.kind === 'state-changed' && [decision.from, decision.to].some(canBePaid))
}

function canBePaid(state: State): boolean {
  return stateFacts[state].refusal === null
}
