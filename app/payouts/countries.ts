const names = new Intl.DisplayNames(['en'], { type: 'region' })

/** The countries a coach may choose, by name. */
export function offeredCountries(codes: readonly string[]): { value: string; label: string }[] {
  return codes
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
}

export function countryName(code: string): string {
  return names.of(code) ?? code
}
