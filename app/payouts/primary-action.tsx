import { PressForm } from '@/components/payouts/press-form'
import { SetUpForm } from '@/components/payouts/set-up-form'
import { desk } from '@/lib/desk'
import type { StatusView } from '@/lib/payouts/payouts'
import { continueSetUp, openDashboard, setUp } from './actions'
import { ContactLink } from './contact-link'
import { offeredCountries } from './offered-countries'
import type { CoachWords } from './words'

/** The one thing to do next. Checking again stands among the second actions, so a state that only waits has none. */
export function PrimaryAction({ status, words: { t } }: { status: StatusView; words: CoachWords }) {
  const working = t('actions.working')
  switch (status.presentation.action) {
    case 'set-up':
      return (
        <SetUpForm
          action={setUp}
          asksName={status.coach.name === null}
          countries={offeredCountries(desk().countries)}
          words={{
            name: t('setUp.name'),
            nameHint: t('setUp.nameHint'),
            country: t('setUp.country'),
            countryHint: t('setUp.countryHint'),
            choose: t('setUp.choose'),
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
      return <ContactLink label={t('actions.contact')} />
    case 'check-again':
      return null
  }
}
