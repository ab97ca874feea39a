import type { Locale } from '@/lib/payouts/vocabulary/locale'
import en from './en.json'

export type ProviderWords = typeof en

/** Sentences about Stripe's fields, codes and reasons; a WordKey is a path into them. */
export const providerCatalogues: Readonly<Record<Locale, ProviderWords>> = { en }

export function providerWords(locale: Locale): ProviderWords {
  return providerCatalogues[locale]
}
