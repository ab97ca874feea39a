import type { SelectGroup, SelectOption } from '@/components/ui/select'
import type { CoachWords } from '@/lib/words/coach-words'
import { toCountryLinks } from './country-links'

interface Countries {
  offered: readonly string[]
  others: readonly string[]
  /** A guess, which the coach may ignore. */
  proposed: string | null
}

/** A proposed country only moves to where it is seen first: choosing it stays the coach's. */
export function toCountryGroups({ offered, others, proposed }: Countries, words: CoachWords): SelectGroup[] {
  const { t } = words
  const first = offered.filter((code) => code === proposed)
  const rest = offered.filter((code) => code !== proposed)
  return [
    ...(first.length === 0 ? [] : [{ label: t('setUp.proposed'), options: toOptions(first, words) }]),
    { label: t('setUp.offered'), options: toOptions(rest, words) },
    { label: t('setUp.others'), options: toOptions(others, words) },
  ]
}

/** For someone whose country is not offered; null for others. */
export function toCountryNote({ others, proposed }: Countries, supportEmail: string, words: CoachWords) {
  if (proposed === null || !others.includes(proposed)) return null
  return {
    text: words.t('setUp.unavailable', { country: words.country(proposed) }),
    links: toCountryLinks(proposed, supportEmail, words),
  }
}

function toOptions(codes: readonly string[], words: CoachWords): SelectOption[] {
  return codes
    .map((code) => toOption(code, words))
    .sort((one, other) => one.label.localeCompare(other.label, words.locale))
}

function toOption(code: string, { country }: CoachWords) {
  return { value: code, label: country(code) }
}
