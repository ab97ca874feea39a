import type { WordKey } from '@/lib/payouts/ids'
import catalogue from './data/requirement-fields.json'
import words from './words/en.json'

interface Entry {
  word: string
  topic: string
}

const fields: Record<string, Entry> = catalogue.fields
const unknown: Entry = { word: 'more_information', topic: 'other' }

/** The coach, or another person on the account, is named before a field; `person_…` once Stripe knows them. */
const personPrefix = /^(individual|representative|owners|directors|executives|authorizer|legal_guardian|person_\w+)\./
const themselves = new Set(['individual', 'representative'])

/** The sentence for a requirement field. Every field has one, known to us or not. */
export function wordOf(field: string): WordKey {
  const person = personPrefix.exec(field)?.[1]
  const { word } = entryOf(field)
  if (person === undefined || themselves.has(person) || field in fields) return `requirement.${word}` as WordKey
  const who = person.startsWith('person_') ? 'person' : person
  const ofOthers = `${who}__${word}`
  return `requirement.${ofOthers in words.requirement ? ofOthers : word}` as WordKey
}

/** The heading a requirement field is folded under. */
export function topicOf(field: string): WordKey {
  return `topic.${entryOf(field).topic}` as WordKey
}

/** The sentence for why an answer was not accepted. */
export function errorWord(code: string): WordKey {
  return `error.${code in words.error ? code : 'unknown'}` as WordKey
}

function entryOf(field: string): Entry {
  if (field.startsWith('interv_')) return riskEntry(field)
  const general = field.replace(personPrefix, '{person}.')
  return fields[field] ?? fields[general] ?? climb(field) ?? climb(general) ?? unknown
}

/** `company.address.city` is told by `company.address.*`, and that by `company.*`. */
function climb(field: string): Entry | undefined {
  const parts = field.split('.')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const entry = fields[[...parts.slice(0, length), '*'].join('.')]
    if (entry !== undefined) return entry
  }
  return undefined
}

/** A question from Stripe's risk team: `interv_<id>.<description>.<path>`. */
function riskEntry(field: string): Entry {
  const description = field.split('.')[1] ?? ''
  const word = `risk__${description}`
  return { word: word in words.requirement ? word : unknown.word, topic: 'risk' }
}
