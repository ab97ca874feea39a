'use server'

import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { coachWords } from '../words'
import { showHelpAnswer } from './help-answer'
import { readHelpForm } from './help-form'

export async function askForHelp(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach('/payouts/help')
  const words = await coachWords()
  const sent = readHelpForm(form)
  const { values, request, count, fault } = sent
  if (fault !== null) return { fields: { text: words.t(`help.${fault}`, { count }) }, values }

  const answer = await forPages().payouts.askForHelp(coachId, { ...request, language: words.locale })
  return showHelpAnswer(answer, sent, '/payouts/help', words)
}
