'use server'

import { showHelpAnswer } from '@/app/payouts/help/help-answer'
import { readHelpForm } from '@/app/payouts/help/help-form'
import { coachWords } from '@/app/payouts/words'
import { requireWithoutAccess } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'

export async function askWithoutAccess(_before: FormState, form: FormData): Promise<FormState> {
  const { userId, email } = await requireWithoutAccess('/no-access')
  const words = await coachWords()
  const sent = readHelpForm(form)
  const { values, request, count, fault } = sent
  if (fault !== null) return { fields: { text: words.t(`help.${fault}`, { count }) }, values }

  const answer = await forPages().payouts.askWithoutAccess(userId, { ...request, email, language: words.locale })
  return showHelpAnswer(answer, sent, '/no-access', words)
}
