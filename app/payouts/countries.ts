import type { CoachWords } from '@/lib/words/coach-words'

export function offeredCountries(
  codes: readonly string[],
  { country, locale }: CoachWords,
): { value: string; label: string }[] {
  return codes
    .map((code) => ({ value: code, label: country(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))
}
