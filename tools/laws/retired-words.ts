import type { Allowance, Glossary, Place } from './glossary'

export interface Text {
  place: Place
  file: string
  /** One name, or any amount of prose. */
  text: string
}

export interface Found extends Text {
  word: string
}

/** Retired words that nothing allows, and the allowances that allow others. */
export function findRetired({ retired, allowances }: Glossary, texts: Text[]) {
  const found: Found[] = []
  const used = new Set<Allowance>()
  const sought = retired.map((word) => ({ word, parts: partsOf(word) }))
  for (const text of texts) {
    const words = wordsOf(text)
    for (const { word, parts } of sought) {
      words.forEach(({ at, before }, index) => {
        if (!parts.every((part, offset) => isForm(words[index + offset]?.word, part))) return
        const allowing = allowances.filter((allowance) => allows(allowance, word, before, text))
        for (const each of allowing) used.add(each)
        if (allowing.length === 0) found.push({ ...text, word, text: around(text, at) })
      })
    }
  }
  return { found, used }
}

interface Word {
  word: string
  at: number
  /** The word before it. */
  before: string
}

function wordsOf({ place, text }: Text): Word[] {
  const isProse = place !== 'names' && place !== 'paths'
  const found = [...(isProse ? withoutCode(text) : apart(text)).matchAll(isProse ? /[A-Za-z][\w’']*/g : /[A-Za-z]+/g)]
  return found.map((match, index) => ({
    word: match[0].toLowerCase().replace(/[’']s?$/, ''),
    at: match.index,
    before: found[index - 1]?.[0].toLowerCase() ?? '',
  }))
}

/** Code in prose is checked where it is. Blanks take its place, so that what follows stays where it is. */
const withoutCode = (text: string) => text.replace(/`[^`]*`|https?:\S+/g, (code) => ' '.repeat(code.length))

const apart = (name: string) => name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')

const partsOf = (word: string) => apart(word).toLowerCase().split(' ')

const isForm = (found: string | undefined, word: string) =>
  found === word || found === `${word}s` || found === `${word}es`

function around({ place, text }: Text, at: number): string {
  if (place === 'names' || place === 'paths') return text
  return text
    .slice(Math.max(0, at - 40), at + 50)
    .replace(/\s+/g, ' ')
    .trim()
}

function allows(
  { words, places, files, names, isVerb }: Allowance,
  word: string,
  before: string,
  { place, file, text }: Text,
): boolean {
  if (words.length > 0 && !words.includes(word)) return false
  if (!places.includes(place)) return false
  if (isVerb && makesNoun.has(before)) return false
  if (names.length === 0) return files.length === 0 || files.some((path) => path.test(file))
  return (place === 'names' && names.some((name) => name.test(text))) || files.some((path) => path.test(file))
}

const makesNoun = new Set(
  'a an the this that these those each every no any one two another its our your their of same other first new'.split(
    ' ',
  ),
)
