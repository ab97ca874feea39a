import { createTranslator } from 'next-intl'
import type { DatabaseState } from '../lib/composition/root'
import { regions } from '../lib/payouts/vocabulary/locale'
import words from '../lib/words/database.json'

export function sayDatabase({ reason, detail }: Exclude<DatabaseState, { kind: 'ready' }>): string {
  return `${t(`${reason}.what`, { detail: detail ?? '' })} ${t(`${reason}.todo`)}`
}

const t = createTranslator({ locale: regions.en, messages: words })
