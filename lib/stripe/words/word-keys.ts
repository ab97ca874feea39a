import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import catalogue from '../data/requirement-fields.json'
import words from './en.json'

interface Entry {
  word: string
  topic: string
}

const fields = new Map<string, Entry>(Object.entries(catalogue.fields))
const unknown: Entry = { word: 'more_information', topic: 'other' }

/**
 * The person before a field: `person_…` once Stripe has them, with another `person.` in some of Stripe's examples.
 */
const personPrefix =
  /^(individual|representative|owners|directors|executives|authorizer|legal_guardian|(?:person\.)?person_\w+)\./
const themselves = new Set(['individual', 'representative'])

interface FieldWords {
  word: WordKey
  topic: WordKey
}

/** The same fields are due from account to account, and looking one up costs a hundred times as much as this. */
const remembered = new Map<string, FieldWords>()

/** Stripe’s own fields are fewer; those that name a person have no end. */
const mostRemembered = 2_000

/** Every field has a sentence, known or not. */
export function wordsOfField(field: string): FieldWords {
  const known = remembered.get(field)
  if (known !== undefined) return known
  const entry = entryOf(field)
  const found = { word: wordOf(field, entry), topic: `topic.${entry.topic}` as WordKey }
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(field, found)
  return found
}

function wordOf(field: string, { word }: Entry): WordKey {
  const person = personPrefix.exec(field)?.[1]
  if (person === undefined || themselves.has(person) || fields.has(field)) return `requirement.${word}` as WordKey
  const who = person.startsWith('person') ? 'person' : person
  const ofOthers = `${who}__${word}`
  return `requirement.${Object.hasOwn(words.requirement, ofOthers) ? ofOthers : word}` as WordKey
}

export function errorWord(code: string): WordKey {
  return `error.${Object.hasOwn(words.error, code) ? code : 'unknown'}` as WordKey
}

function entryOf(field: string): Entry {
  if (field.startsWith('interv_')) return riskEntry(field)
  const general = field.replace(personPrefix, '{person}.')
  return fields.get(field) ?? fields.get(general) ?? climb(field) ?? climb(general) ?? unknown
}

/** `company.address.city` falls back to `company.address.*`, then `company.*`. */
function climb(field: string): Entry | undefined {
  const parts = field.split('.')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const entry = fields.get([...parts.slice(0, length), '*'].join('.'))
    if (entry !== undefined) return entry
  }
  return undefined
}

/** A risk question: `interv_<id>.<description>.<path>`. */
function riskEntry(field: string): Entry {
  const description = field.split('.')[1] ?? ''
  const word = `risk__${description}`
  return { word: Object.hasOwn(words.requirement, word) ? word : unknown.word, topic: 'risk' }
}
