/** IBAN lengths by country, as registered with SWIFT under ISO 13616. */
const lengths: Record<string, number> = {
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
}

export function usesIban(country: string): boolean {
  return lengths[country] !== undefined
}

/** Checks length and check digits. Refuses spaces. */
export function isIban(text: string): boolean {
  return lengths[text.slice(0, 2)] === text.length && /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(text) && remainder(text) === 1
}

/** A valid IBAN ending in 3000, which test mode pays out to; for DE the documented one. */
export function ibanFor(country: string): string {
  if (country === 'DE') return 'DE89370400440532013000'
  const account = '3000'.padStart((lengths[country] ?? 22) - 4, '0')
  const check = 98 - remainder(`${country}00${account}`)
  return `${country}${String(check).padStart(2, '0')}${account}`
}

/** ISO 13616: move the first four characters to the end, count letters from 10, take modulo 97. */
function remainder(iban: string): number {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}
