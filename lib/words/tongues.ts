import { createFormatter, createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'next-intl'

export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

export type Translator<Name extends Namespace> = ReturnType<typeof createTranslator<Messages, Name>>

interface Region {
  locale: string
  timeZone: string
}

export interface Tongue extends Region {
  translator<Name extends Namespace>(name: Name): Translator<Name>
  format: ReturnType<typeof createFormatter>
}

/** What words for a reader are made of: the sentences of one part, and what all parts share. */
export interface Voice<Name extends Namespace> extends Region {
  t: Translator<Name>
  provider: Translator<'provider'>
  refusals: Translator<'refusals'>
  format: Tongue['format']
  now: Date
}

export function voiceOf<Name extends Namespace>(tongue: Tongue, name: Name, now: Date): Voice<Name> {
  const { translator, format, locale, timeZone } = tongue
  return {
    t: translator(name),
    provider: translator('provider'),
    refusals: translator('refusals'),
    format,
    locale,
    timeZone,
    now,
  }
}

/**
 * Keeps the `most` tongues used last, and with them each sentence they have read: to read its grammar takes far longer
 * than to say it.
 */
export function createTongues(most: number) {
  const kept = new Map<string, Tongue>()
  return (region: Region, messages: Messages): Tongue => {
    const key = `${region.locale} ${region.timeZone}`
    const tongue = kept.get(key) ?? createTongue(region, messages)
    // A map remembers in which order its keys were set.
    kept.delete(key)
    kept.set(key, tongue)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return tongue
  }
}

/** @param onError decides about a missing or broken sentence; by default it is logged */
export function createTongue(region: Region, messages: Messages, onError?: (error: Error) => void): Tongue {
  const translators = new Map<Namespace, unknown>()
  return {
    ...region,
    translator<Name extends Namespace>(name: Name) {
      const known = translators.get(name) as Translator<Name> | undefined
      const translator = known ?? createTranslator<Messages, Name>({ ...region, messages, onError, namespace: name })
      translators.set(name, translator)
      return translator
    },
    format: createFormatter({ ...region, onError }),
  }
}
