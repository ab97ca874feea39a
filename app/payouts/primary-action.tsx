import { ContactActions } from '@/components/payouts/contact-actions'
import { PressForm } from '@/components/payouts/press-form'
import { forPages } from '@/lib/composition/for-pages'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { sayDeed } from '@/lib/words/say-deed'
import { continueSetUp, openDashboard } from './actions'
import { SetUp } from './set-up/set-up'

/** The one next step. Syncing is a secondary action, so a waiting state has none. */
export function PrimaryAction({ status, words }: { status: StatusView; words: CoachWords }) {
  const { t } = words
  const working = t('actions.working')
  switch (status.presentation.action) {
    case 'set-up':
      return <SetUp asksName={status.coach.name === null} words={words} />
    case 'continue':
      return <PressForm action={continueSetUp} label={t('actions.continue')} working={working} />
    case 'answer':
      return (
        <PressForm
          action={continueSetUp}
          label={sayDeed('button', status.asked, words) ?? t('actions.answer', { count: status.asked.count })}
          working={working}
        />
      )
    case 'dashboard':
      return <PressForm action={openDashboard} label={t('actions.dashboard')} working={working} />
    case 'contact':
      return (
        <ContactActions
          help={{ href: '/payouts/help', text: t('actions.contact') }}
          address={forPages().supportEmail}
        />
      )
    case 'check-again':
      return null
  }
}
