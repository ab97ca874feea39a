import { getVoice } from '@/app/i18n/translations'
import { toCoachWords } from '@/lib/words/coach-words'

export async function coachWords() {
  return toCoachWords(await getVoice('payouts'))
}
