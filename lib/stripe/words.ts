import en from './words/en.json'

export type ProviderWords = typeof en

/** The sentences about Stripe's fields, codes and reasons; a WordKey is a path into them. English so far. */
export function providerWords(_locale: string): ProviderWords {
  return en
}
