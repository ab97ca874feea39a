import type { Locale } from '@/lib/payouts/vocabulary/locale'
import en from './en.json'

/** All our sentences by language. Fails to compile while one is missing. */
export const catalogues: Readonly<Record<Locale, typeof en>> = { en }
