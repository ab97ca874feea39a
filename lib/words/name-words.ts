/** What is written from right to left: https://www.unicode.org/reports/tr9/ */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A name in a sentence, set apart where the two run in different directions, so that neither moves the other's marks. */
export function sayName(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name
}
