import { redirect } from 'next/navigation'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import type { HelpAnswer } from '@/lib/payouts/help/help'
import type { CoachWords } from '@/lib/words/coach-words'
import type { HelpForm } from './help-form'

/** Leads to the receipt on the same page, or says in the form why nothing was sent. */
export function showHelpAnswer(
  answer: HelpAnswer,
  { request, values }: Pick<HelpForm, 'request' | 'values'>,
  page: string,
  { t, clock }: Pick<CoachWords, 't' | 'clock'>,
): FormState {
  const { supportEmail: address } = forPages()
  switch (answer.kind) {
    case 'sent':
      return redirect(`${page}?copy=yes&sent=${request.id}`)
    case 'sent-without-copy':
      return redirect(`${page}?copy=no&sent=${request.id}`)
    case 'sent-before':
      return redirect(`${page}?sent=${request.id}`)
    case 'not-sent':
      return { tone: 'bad', message: t('help.notSent', { address }), values }
    case 'too-soon':
      return { tone: 'bad', message: t('help.tooSoon', { time: clock(answer.nextAt), address }), values }
    default:
      return answer satisfies never
  }
}
