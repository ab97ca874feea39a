import { PressForm } from '@/components/payouts/press-form'
import { SetUpForm } from '@/components/payouts/set-up-form'
import { MailButton } from '@/components/ui/mail-button'
import { forPages } from '@/lib/composition/for-pages'
import type { StatusView } from '@/lib/payouts/for-people'
import type { CoachWords } from '@/lib/words/coach-words'
import { continueSetUp, openDashboard, setUp } from './actions'
import { offeredCountries } from './countries'

/** The one next step. Syncing is a secondary action, so a waiting state has none. */
export function PrimaryAction({ status, words }: { status: StatusView; words: CoachWords }) {
  const { t } = words
  const working = t('actions.working')
  switch (status.presentation.action) {
    case 'set-up':
      return (
        <SetUpForm
          action={setUp}
          asksName={status.coach.name === null}
          countries={offeredCountries(forPages().countries, words)}
          supportEmail={forPages().supportEmail}
          words={{
            name: t('setUp.name'),
            nameHint: t('setUp.nameHint'),
            country: t('setUp.country'),
            countryHint: t('setUp.countryHint'),
            forEver: t('setUp.forEver'),
            choose: t('setUp.choose'),
            notListed: t('setUp.notListed'),
            button: t('actions.set-up'),
            working,
          }}
        />
      )
    case 'continue':
      return <PressForm action={continueSetUp} label={t('actions.continue')} working={working} />
    case 'answer':
      return <PressForm action={continueSetUp} label={t('actions.answer')} working={working} />
    case 'dashboard':
      return <PressForm action={openDashboard} label={t('actions.dashboard')} working={working} />
    case 'contact':
      return <MailButton address={forPages().supportEmail} label={t('actions.contact')} />
    case 'check-again':
      return null
  }
}
