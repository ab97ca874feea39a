import en from './en.json'

export type ProviderWords = typeof en

/** Sentences about Stripe's fields, codes and reasons, in English; a WordKey is a path into them. */
export const providerWords: ProviderWords = en
