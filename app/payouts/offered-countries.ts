const names = new Intl.DisplayNames(['en'], { type: 'region' })

/** The countries a coach may choose, by name. */
export function offeredCountries(codes: readonly string[]): { value: string; label: string }[] {
  return codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
}
