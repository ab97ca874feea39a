import type { FormState } from '@/lib/form-state'
import type { Freshness } from '@/lib/payouts/freshness'
import type { HandOutAnswer } from '@/lib/payouts/hand-out'
import type { RereadAnswer } from '@/lib/payouts/reread'
import type { SetUpAnswer } from '@/lib/payouts/set-up'
import type { CoachWords } from '@/lib/words/coach-words'

type Unfollowed<Answer> = Exclude<Answer, { kind: 'link' }>

/** Every answer but a link, in a sentence with a next step. */
export function saySetUp(answer: Unfollowed<SetUpAnswer>, words: CoachWords): FormState {
  const { t } = words
  switch (answer.kind) {
    case 'name-missing':
      return { fields: { name: t('setUp.nameWrong') } }
    case 'country-not-offered':
      return { fields: { country: t('setUp.countryWrong') } }
    case 'not-opened':
      return { tone: 'bad', message: t(`notOpened.${answer.reason}`) }
    case 'under-way':
      return { tone: 'bad', message: t('said.under-way') }
    default:
      return sayHandOut(answer, words)
  }
}

export function sayHandOut(answer: Unfollowed<HandOutAnswer>, { t, clock }: CoachWords): FormState {
  switch (answer.kind) {
    case 'no-account':
    case 'stopped':
    case 'away':
      return { tone: 'bad', message: t(`said.${answer.kind}`) }
    case 'too-soon':
      return { tone: 'bad', message: t('tooSoon', { time: clock(answer.nextAt) }) }
    case 'refused':
      return { tone: 'bad', message: t(`linkRefused.${answer.reason}`) }
    default:
      return answer satisfies never
  }
}

export function sayReread(answer: RereadAnswer, { t, clockWithSeconds }: CoachWords): FormState {
  switch (answer.kind) {
    case 'kept':
      return { tone: 'good', message: t('said.checked') }
    case 'too-soon':
      return { tone: 'bad', message: t('tooSoon', { time: clockWithSeconds(answer.nextAt) }) }
    case 'no-account':
    case 'could-not-confirm':
    case 'not-ours':
      return { tone: 'bad', message: t(`said.${answer.kind}`) }
    default:
      return answer satisfies never
  }
}

const roadEnds = ['too-soon', 'away', 'stopped', 'refused', 'no-account', 'could-not-confirm'] as const

/** What an address may say of Stripe's return and refresh, which end at the coach's page. */
export type RoadEnd = (typeof roadEnds)[number]

/** The sentence for a word in the address, which anybody can write there: only known words speak, and only while true. */
export function sayRoadEnd(word: unknown, freshness: Freshness | null, { t }: CoachWords): string | null {
  const end = roadEnds.find((known) => known === word)
  if (end === undefined || (end === 'could-not-confirm' && freshness?.kind === 'fresh')) return null
  return t(`said.${end}`)
}
