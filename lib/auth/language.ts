import 'server-only'
import { notedLanguage, noteLanguage } from '@/lib/current-request'
import { findPerson } from './guards'
import { authRooms } from './parts'

/** What the signed-in person chose; null for the browser's. Actions and routes have asked who it is before they speak. */
export async function findChosenLanguage(): Promise<string | null> {
  const noted = notedLanguage()
  if (noted !== undefined) return noted
  // Needed even while the database is away.
  const person = await findPerson().catch(() => null)
  return person?.language ?? null
}

/** @param language as BCP 47; null leaves it to the browser */
export async function keepLanguage(userId: string, language: string | null): Promise<void> {
  await authRooms().people.chooseLanguage(userId, language)
  noteLanguage(language)
}
