'use server'

import { redirect } from 'next/navigation'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { coachWords } from '../words'
import { readHelpForm } from './help-form'

export async function askForHelp(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach('/payouts/help')
  const { payouts, supportEmail: address } = forPages()
  const { t, clock, locale: language } = await coachWords()
  const { values, request, count, fault } = readHelpForm(form)
  if (fault !== null) return { fields: { text: t(`help.${fault}`, { count }) }, values }

  const answer = await payouts.askForHelp(coachId, { ...request, language })
  switch (answer.kind) {
    case 'sent':
      return redirect(`/payouts/help?copy=yes&sent=${request.id}`)
    case 'sent-without-copy':
      return redirect(`/payouts/help?copy=no&sent=${request.id}`)
    case 'sent-before':
      return redirect(`/payouts/help?sent=${request.id}`)
    case 'not-sent':
      return { tone: 'bad', message: t('help.notSent', { address }), values }
    case 'too-soon':
      return { tone: 'bad', message: t('help.tooSoon', { time: clock(answer.nextAt), address }), values }
    default:
      return answer satisfies never
  }
}
