import { PressForm } from '@/components/payouts/press-form'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { checkAgain, openDashboard } from './actions'

export function SecondaryActions({ status, words: { t } }: { status: StatusView; words: CoachWords }) {
  const { state, presentation, submitted } = status
  const working = t('actions.working')
  const hasDashboard = submitted && presentation.action !== 'dashboard' && state !== 'rejected'
  return (
    <>
      {status.freshness !== null && (
        <PressForm
          action={checkAgain}
          label={t('actions.check-again')}
          working={working}
          variant={presentation.action === 'check-again' ? 'quiet' : 'plain'}
          isFresh={status.freshness.kind === 'fresh'}
        />
      )}
      {hasDashboard && (
        <PressForm action={openDashboard} label={t('actions.dashboard')} working={working} variant="plain" />
      )}
    </>
  )
}
