import { shapeOf } from './sentence-shape'
import { read } from './sources'

/** By path: "payouts.title". */
export type Sentences = Record<string, string>

export function readSentences(file: string, under = ''): Sentences {
  return sentencesIn(JSON.parse(read(file)), under)
}

function sentencesIn(branch: object, under: string): Sentences {
  const parts = Object.entries(branch).map(([name, part]: [string, string | object]) =>
    typeof part === 'string' ? { [under + name]: part } : sentencesIn(part, `${under}${name}.`),
  )
  return Object.assign({}, ...parts)
}

/** The counted values of a sentence whose forms are not its language's. */
export function wrongPlurals(sentence: string, code: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions()
  // French and Spanish say a million with "de": no count here is one.
  const needed = pluralCategories.filter((category) => category !== 'many')
  return shapeOf(sentence)
    .plurals.filter(({ branches, showsNumber }) => {
      const categories = branches.filter((branch) => !branch.startsWith('='))
      const isForeign = categories.some((category) => !pluralCategories.some((each) => each === category))
      // "Nothing" or "something" needs no grammar of numbers.
      if (!showsNumber && categories.every((category) => category === 'other')) return !categories.includes('other')
      return isForeign || needed.some((category) => !isCovered(category, branches))
    })
    .map(({ name }) => name)
}

/** "=1" says it of one as well. */
function isCovered(category: string, branches: string[]): boolean {
  return branches.includes(category) || (category === 'one' && branches.includes('=1'))
}

/** Words that every language here writes the same. */
const names =
  /\b(Stripe|Greenlight|IBAN|BIC|CSV|ID|SSN|EIN|VAT|MCC|PDF|JPG|PNG|MB|URL|API|Status|Name|Website|Spam|Coaches|Kana|Kanji|kana|kanji|Passport|Visa|Coaches|Total|Source|Contact|Documents|Asia|Australia|Europa|Europe)\b/g

/** Whether a sentence was translated. The one that stays the same holds names and values alone. */
export function isInLanguage(said: string, english: string): boolean {
  if (leftOver.test(said)) return false
  return said !== english || !/\p{L}{2}/u.test(english.replace(/\{[^{}]*\}/g, '').replace(names, ''))
}

/** English words that are no word of the other languages. */
const leftOver = /\b(the|your|you|and|with|please|this|that|isn’t|don’t|can’t|payment|account)\b/i

/** What docs/languages.md promises of punctuation, and a sentence breaks. */
export function wrongMarks(said: string, code: string): string[] {
  const plain = said.replace(/<[^<>]*>/g, '')
  return (marks[code] ?? []).filter(([, wrong]) => wrong.test(plain)).map(([what]) => what)
}

const marks: Record<string, [what: string, wrong: RegExp][]> = {
  de: [
    ['a space before a mark', /\s[:;!?]/],
    ['other quotes', /[«»”]|„(?![^„“]*“)/],
    ['no no-break space before %', /[\d}#][ ]?%/],
  ],
  fr: [
    // A time or an address has none before its colon.
    ['no no-break space before :', /[ \u202f]:|[\p{L})»}]:(?!\/\/)/u],
    ['no narrow space before ; ! ?', /(?<!\u202f)[;!?]/],
    ['no no-break space in quotes', /«(?!\u00a0)|(?<!\u00a0)»|[„“”]/],
    ['no space before %', /[\d}#][ ]?%/],
  ],
  es: [
    ['a question that does not open', /^[^¿]*\?|\?[^¿]*\?/],
    ['an exclamation that does not open', /^[^¡]*!|![^¡]*!/],
    ['a mark that does not close', /¿[^?]*$|¡[^!]*$/],
    ['a space before a mark', /\s[:;!?]/],
    ['other quotes', /[„“”]|«\s|\s»/],
    ['no no-break space before %', /[\d}#][ ]?%/],
  ],
}
