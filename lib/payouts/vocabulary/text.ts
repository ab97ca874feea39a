/** Null for invisible text. Equal-looking names are equal, and none can reverse its line. */
export function toLine(typed: unknown, most: number): string | null {
  if (typeof typed !== 'string' || typed.length > 20 * most) return null
  const line = typed
    .trim()
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(idle, '')
  if ([...line].length > most || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(line)) return null
  return unseen.test(line.replace(joined, '')) || heaped.test(line) ? null : line
}

export const longestName = 100

export const longestText = 2000

/** Keeps line breaks, and drops what cannot be seen. */
export function toText(typed: string): string {
  const text = typed
    .normalize('NFC')
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((line) =>
      line
        .replace(/\t/gu, ' ')
        .replace(seenOrNot, (_, seen = '') => seen)
        .trimEnd(),
    )
    .join('\n')
    .trim()
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : ''
}

export function toSearch(typed: string): string {
  return typed.normalize('NFC').replace(unseenAll, '').replace(/\s+/gu, ' ').trim()
}

/** https://unicode.org/reports/tr36/ */
const hidden = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffd]`
const unseen = new RegExp(hidden, 'u')
const unseenAll = new RegExp(hidden, 'gu')

/** Vowel killers, Devanagari to Khmer. */
const virama = String.raw`[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u1039\u103a\u17d2]`

/** Telugu's final non-joiner shows nothing. */
const idle = new RegExp(String.raw`(?<=${virama})\u200c(?=$|[\p{Zs}\p{P}])`, 'gu')

/** Some scripts need joiners: https://unicode.org/reports/tr31/#Layout_and_Format_Control_Characters */
const joined = new RegExp(
  [
    String.raw`(?<=[\p{Script_Extensions=Arabic}\p{Script=Syriac}])[\u200c\u200d](?=[\p{Script_Extensions=Arabic}\p{Script=Syriac}])`,
    String.raw`(?<=\p{Script=Mongolian})[\u200c\u200d](?=\p{Script=Mongolian})`,
    String.raw`(?<=${virama})[\u200c\u200d](?=\p{L})`,
    String.raw`(?<=${virama})\u200d(?=$|[\p{Zs}\p{P}])`,
    String.raw`(?<=\p{L})[\u200c\u200d](?=${virama})`,
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
    String.raw`(?<=\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?)\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
    String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  ].join('|'),
  'gu',
)

const seenOrNot = new RegExp(`(${joined.source})|${hidden}`, 'gu')

/** Piled marks cover nearby lines. */
const heaped = /\p{M}{9,}/u
