'use server'

import { redirect } from 'next/navigation'
import { readHelpForm } from '@/app/payouts/help/help-form'
import { coachWords } from '@/app/payouts/words'
import { requireWithoutAccess } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'

export async function askWithoutAccess(_before: FormState, form: FormData): Promise<FormState> {
  const { userId, email } = await requireWithoutAccess('/no-access')
  const { payouts, supportEmail: address } = forPages()
  const { t, clock, locale: language } = await coachWords()
  const { values, request, count, fault } = readHelpForm(form)
  if (fault !== null) return { fields: { text: t(`help.${fault}`, { count }) }, values }

  const answer = await payouts.askWithoutAccess(userId, { ...request, email, language })
  switch (answer.kind) {
    case 'sent':
      return redirect(`/no-access?copy=yes&sent=${request.id}`)
    case 'sent-without-copy':
      return redirect(`/no-access?copy=no&sent=${request.id}`)
    case 'sent-before':
      return redirect(`/no-access?sent=${request.id}`)
    case 'not-sent':
      return { tone: 'bad', message: t('help.notSent', { address }), values }
    case 'too-soon':
      return { tone: 'bad', message: t('help.tooSoon', { time: clock(answer.nextAt), address }), values }
    default:
      return answer satisfies never
  }
}
