import type { FormState } from '@/lib/form-state'
import type { FetchAnswer } from '@/lib/payouts/accounts/fetch-account'
import type { Freshness } from '@/lib/payouts/accounts/freshness'
import type { HandOutAnswer } from '@/lib/payouts/accounts/hosted-links'
import type { SetUpAnswer } from '@/lib/payouts/accounts/set-up'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayName } from '@/lib/words/name-words'

type Unfollowed<Answer> = Exclude<Answer, { kind: 'link' }>

/** The page an answer leads to shows what exists already. */
type Said = Exclude<Unfollowed<SetUpAnswer>, { kind: 'set-up-otherwise' | 'named-otherwise' }>

interface AskedCountry {
  name: string
  links: { href: string; text: string }[]
}

/** Every answer but a link, in a sentence with a next step. */
export function saySetUp(answer: Said, { name, links }: AskedCountry, words: CoachWords): FormState {
  const { t } = words
  switch (answer.kind) {
    case 'name-missing':
      return { fields: { name: t('setUp.nameWrong') } }
    case 'country-not-offered':
      return { fields: { country: t('setUp.countryNotOffered', { country: name }) }, links }
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
    case 'closing':
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

export function sayFetch(answer: FetchAnswer, { t, clockWithSeconds }: CoachWords): FormState {
  switch (answer.kind) {
    case 'kept':
      return { tone: 'good', message: t('said.checked'), holdsWhile: 'fresh' }
    case 'too-soon':
      return { tone: 'bad', message: t('tooSoon', { time: clockWithSeconds(answer.nextAt) }) }
    case 'could-not-confirm':
      return { tone: 'bad', message: t('said.could-not-confirm'), holdsWhile: 'not-fresh' }
    case 'no-account':
    case 'not-ours':
      return { tone: 'bad', message: t(`said.${answer.kind}`) }
    default:
      return answer satisfies never
  }
}

const returnOutcomes = [
  'too-soon',
  'away',
  'stopped',
  'closing',
  'closed-before',
  'refused',
  'no-account',
  'could-not-confirm',
] as const

/** The words for how return and refresh ended. */
export type ReturnOutcome = (typeof returnOutcomes)[number]

/** What exists instead of what a form said. */
export function sayOtherwise(
  { said, asked }: { said?: unknown; asked?: unknown },
  { coach: { name }, country, startOver }: Pick<StatusView, 'coach' | 'country' | 'startOver'>,
  offered: readonly string[],
  words: CoachWords,
): string | null {
  if (said !== 'set-up-otherwise' && said !== 'named-otherwise') return null
  const sentences = [
    said === 'named-otherwise' && name !== null ? words.t('said.named-otherwise', { name: sayName(name) }) : null,
    sayCountry(asked, { country, startOver }, offered, words),
  ].filter((sentence) => sentence !== null)
  return sentences.length === 0 ? null : sentences.join(' ')
}

/** Says that the account has another country, while that is true. */
function sayCountry(
  asked: unknown,
  { country, startOver }: Pick<StatusView, 'country' | 'startOver'>,
  offered: readonly string[],
  words: CoachWords,
): string | null {
  if (typeof asked !== 'string' || !offered.includes(asked)) return null
  if (country === null || asked === country) return null
  return words.t(startOver === null ? 'said.set-up-otherwise-for-good' : 'said.set-up-otherwise', {
    country: words.country(country),
    asked: words.country(asked),
  })
}

/** The sentence for a word in the address. Anyone can write there, so only known words count, and only while true. */
export function sayReturnOutcome(word: unknown, freshness: Freshness | null, { t }: CoachWords): string | null {
  const end = returnOutcomes.find((known) => known === word)
  if (end === undefined || (end === 'could-not-confirm' && freshness?.kind === 'fresh')) return null
  return t(`said.${end}`)
}
