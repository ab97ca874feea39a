const accents: Record<string, string> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Ü',
}

/** Encloses a whole sentence, so that text outside of them comes from no catalogue. */
const [opening, closing] = ['⟦', '⟧']

interface Branch {
  [name: string]: string | Branch
}

/** A catalogue in a language of our own: English in accents, 40 % longer, in brackets. */
export function toPseudoLanguage(branch: object): Branch {
  return Object.fromEntries(
    Object.entries(branch as Branch).map(([name, part]) => [
      name,
      typeof part === 'string' ? `${opening}${toPseudo(part)}${closing}` : toPseudoLanguage(part),
    ]),
  )
}

/** What stands outside of sentences; values inside of them are fine. */
export function outsideSentences(text: string): string {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/gu, ' ')
  }
  return rest
}

/** Braces hold a value in a sentence, or a sentence in a value’s branch: only what is in an even depth is said. */
function toPseudo(sentence: string): string {
  let depth = 0
  return sentence
    .split(/([{}]|<[^<>]*>)/)
    .map((part) => {
      if (part === '{') depth += 1
      else if (part === '}') depth -= 1
      else if (depth % 2 === 0 && !part.startsWith('<')) return longer(part)
      return part
    })
    .join('')
}

function longer(text: string): string {
  const accented = text.replace(/[aeiouAEIOU]/g, (vowel) => accents[vowel] ?? vowel)
  const words = Math.round((text.match(/\p{L}/gu)?.length ?? 0) / 10)
  return words === 0 ? accented : accented.replace(/(?=\S*$)/, `${'läng '.repeat(words)}`)
}
