import { getTranslations } from '@/app/i18n/translations'
import type { CodeAnswer } from '@/lib/auth/consume-code'
import type { FormState } from '@/lib/form-state'

/** At the field what another code mends; above the form what it does not. */
export async function sayCodeTrouble(
  answer: Exclude<CodeAnswer, { kind: 'signed-in' }>,
  typed: unknown,
): Promise<FormState> {
  const t = await getTranslations('signIn.code')
  if (answer.kind === 'wrong') return { fields: { code: t('wrong', { left: answer.left }) } }
  if (answer.why !== 'malformed') return { tone: 'bad', message: t(answer.why) }
  const code = typeof typed === 'string' ? typed.slice(0, 40) : ''
  return { fields: { code: t('malformed') }, values: { code } }
}
