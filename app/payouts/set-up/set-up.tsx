import { headers } from 'next/headers'
import { CountryNote } from '@/components/payouts/set-up/country-note'
import { PrivacyLine } from '@/components/payouts/set-up/privacy-line'
import { SetUpForm } from '@/components/payouts/set-up/set-up-form'
import { Welcome } from '@/components/payouts/set-up/welcome'
import { forPages } from '@/lib/composition/for-pages'
import type { CoachWords } from '@/lib/words/coach-words'
import { setUp } from '../actions'
import { toCountryGroups, toCountryNote } from './countries'
import { toPrefillParts } from './prefill-parts'
import { toProposedCountry } from './proposed-country'
import { toWelcome } from './welcome-text'

/** The first visit: what awaits the coach, and the form that starts it. */
export async function SetUp({ asksName, words }: { asksName: boolean; words: CoachWords }) {
  const { countries: offered, otherCountries: others, supportEmail } = forPages()
  const proposed = toProposedCountry((await headers()).get('accept-language'))
  const countries = { offered, others, proposed }
  const note = toCountryNote(countries, supportEmail, words)
  const { t } = words
  return (
    <div className="grid w-full gap-6">
      <Welcome {...toWelcome(words)} />
      <SetUpForm
        action={setUp}
        asksName={asksName}
        countries={[{ value: '', label: t('setUp.choose') }]}
        groups={toCountryGroups(countries, words)}
        note={note && <CountryNote {...note} />}
        prefill={toPrefillParts(words)}
        forEver={
          <p id="for-ever" className="border-l-2 border-line-strong pl-3">
            {t('setUp.forEver')}
          </p>
        }
        privacy={<PrivacyLine text={t('setUp.privacy')} />}
        words={{
          name: t('setUp.name'),
          nameHint: t('setUp.nameHint'),
          country: t('setUp.country'),
          countryHint: t('setUp.countryHint'),
          button: t('actions.set-up'),
          working: t('actions.working'),
        }}
      />
    </div>
  )
}
