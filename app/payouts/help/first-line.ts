import type { CoachWords } from '@/lib/words/coach-words'

/** What a message is about, where a link says so; empty for anything but a country that is not offered. */
export function toFirstLine(asked: unknown, countries: readonly string[], { t, country }: CoachWords): string {
  const code = countries.find((each) => each === asked)
  return code === undefined ? '' : `${t('help.about', { country: country(code) })}\n\n`
}
