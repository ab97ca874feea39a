import { createTranslator } from 'next-intl'
import type { DatabaseState } from '../lib/composition/root'
import words from '../lib/words/database.json'
import { staffLocale } from '../lib/words/locale'

export function sayDatabase({ reason, detail }: Exclude<DatabaseState, { kind: 'ready' }>): string {
  return `${t(`${reason}.what`, { detail: detail ?? '' })} ${t(`${reason}.todo`)}`
}

const t = createTranslator({ locale: staffLocale, messages: words })
