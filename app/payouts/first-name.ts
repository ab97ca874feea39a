/** Where the family name may stand first, or where one name alone would be rude: https://www.w3.org/International/questions/qa-personal-names */
const familyFirst = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** How a welcome addresses a coach: the first name, or the whole name where it cannot be told apart. */
export function toFirstName(name: string): string {
  const [first = '', ...others] = name.split(' ')
  const isName = /^\p{L}[\p{L}\p{M}’'-]+$/u.test(first)
  return others.length > 0 && isName && !familyFirst.test(name) ? first : name
}
