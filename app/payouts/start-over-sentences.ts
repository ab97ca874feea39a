import type { FormState } from '@/lib/form-state'
import type { StartOverAnswer } from '@/lib/payouts/accounts/start-over'
import type { StatusView, TooSoon } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'

type Unfollowed = Exclude<StartOverAnswer | TooSoon, { kind: 'started-over' | 'closed-before' }>

export function sayStartOver(answer: Unfollowed, { t, clock }: CoachWords): FormState {
  switch (answer.kind) {
    case 'not-closed':
      return { tone: 'bad', message: t(`startOver.refused.${answer.reason}`) }
    case 'under-way':
    case 'away':
      return { tone: 'bad', message: t(`startOver.${answer.kind}`) }
    case 'too-soon':
      return { tone: 'bad', message: t('tooSoon', { time: clock(answer.nextAt) }) }
    default:
      return answer satisfies never
  }
}

/** For a word in the address, while it is true: there is no account. */
export function sayStartedOver(word: unknown, { state }: Pick<StatusView, 'state'>, { t }: CoachWords): string | null {
  return word === 'started-over' && state === 'not-started' ? t('startOver.done') : null
}
