import type { Messages } from 'next-intl'
import { inBritish } from './british'
import en from './en.json'
import * as translations from './languages/translations'
import { fallbackLocale, type Locale } from './locale'
import staff from './staff.json'

export type Words = typeof en

/** Fails to compile while a sentence is missing. Each has the provider's sentences too, which a law compares. */
const catalogues: Readonly<Record<Locale, Words>> = { 'en-GB': inBritish(en), 'en-US': en, ...translations }

/** What coaches and clients read. */
export function wordsIn(locale: Locale): Words {
  return catalogues[locale]
}

/**
 * All sentences, staff's in English.
 * @param providerWords in English
 */
export function toMessages(providerWords: object, locale: Locale = fallbackLocale): Messages {
  const made = madeOf.get(providerWords) ?? new Map<Locale, Messages>()
  madeOf.set(providerWords, made)
  const messages = made.get(locale) ?? join(providerWords as Branch, locale)
  made.set(locale, messages)
  return messages
}

const madeOf = new WeakMap<object, Map<Locale, Messages>>()

function join(providerWords: Branch, locale: Locale): Messages {
  const provider = locale === 'en-GB' ? inBritish(providerWords) : providerWords
  return merged({ ...staff, provider }, { ...wordsIn(locale) }) as unknown as Messages
}

interface Branch {
  [name: string]: string | Branch
}

function merged(one: Branch, other: Branch): Branch {
  const both = { ...one }
  for (const [name, part] of Object.entries(other)) {
    const known = both[name]
    both[name] = typeof part === 'string' || typeof known !== 'object' ? part : merged(known, part)
  }
  return both
}
