import type { Locale } from '@/lib/payouts/vocabulary/locale'
import en from './en.json'

/** Every sentence of our own, in each language. Does not compile while one is missing. */
export const catalogues: Readonly<Record<Locale, typeof en>> = { en }
