import { StartOverForm } from '@/components/payouts/start-over-form'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { startOver } from './actions'

/** A way back from a wrong country, until something was submitted. */
export function StartOver({ status, words: { t, country } }: { status: StatusView; words: CoachWords }) {
  if (status.startOver === null) return null
  const { accountId, isClosing } = status.startOver
  return (
    <StartOverForm
      action={startOver}
      accountId={accountId}
      ask={
        isClosing
          ? null
          : {
              label: t('startOver.ask'),
              what: t('startOver.what', { country: country(status.country ?? '') }),
            }
      }
      button={t(isClosing ? 'startOver.again' : 'startOver.button')}
      working={t('actions.working')}
    />
  )
}
