import { findChosenLanguage } from '@/lib/auth/language'
import { isLocale, type Locale, toLocale } from '@/lib/words/locale'

/** What the reader chose in their account, else what their browser accepts. */
export async function findReaderLocale(accepted: string | null): Promise<Locale> {
  const chosen = await findChosenLanguage()
  return isLocale(chosen) ? chosen : toLocale(accepted)
}
