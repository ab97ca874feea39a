import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import type { SearchParams } from '@/app/search-params'
import { Shell } from '@/app/shell'
import { ChoiceForm } from '@/components/account/choice-form'
import { EmailForm } from '@/components/account/email-form'
import { NameForm } from '@/components/account/name-form'
import { PendingEmail } from '@/components/account/pending-email'
import { Saved } from '@/components/account/saved'
import { SessionList } from '@/components/account/session-list'
import { ReachCard } from '@/components/reminders/reach-card'
import { requirePerson } from '@/lib/auth/guards'
import { homeOf } from '@/lib/auth/home'
import { ownAccount } from '@/lib/auth/own-account'
import { findBrowserZone } from '@/lib/auth/zone'
import { forPages } from '@/lib/composition/for-pages'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { isLocale, locales, nameOfLocale } from '@/lib/words/locale'
import { endOthers, endSession, keepZone, renameYourself } from './actions'
import { changeEmail, confirmEmail, withdrawEmail } from './email/actions'
import { chooseLanguage } from './language/actions'
import { resumeReminders } from './reach/actions'
import { toReach } from './reach/reach-text'
import { savedIn } from './saved'
import { toSessionText } from './session-text'
import { accountWords } from './words'
import { toZoneChoices } from './zone-choices'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function AccountPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const person = await requirePerson('/account')
  const [{ sessions, pending, mayChangeEmail }, reach, words, browserZone, asked] = await Promise.all([
    ownAccount(person),
    findReach(person),
    accountWords(),
    findBrowserZone(),
    searchParams,
  ])
  const { t } = words
  const { email, name, coachId, chosenZone, language } = person
  const saved = savedIn(asked, (said) => t(`saved.${said}`, { email }))
  const onPage = saved('page')
  const working = t('working')
  return (
    <Shell title={t('title')} back={{ href: homeOf(person), text: t('back') }}>
      <div className="grid gap-6">
        {onPage !== null && <Saved {...onPage} />}
        {reach !== null && <ReachCard {...reach} resume={resumeReminders} />}
        {coachId !== null && (
          <NameForm
            action={renameYourself}
            name={name ?? ''}
            saved={saved('name')}
            words={{
              title: t('name.title'),
              hint: t('name.hint'),
              label: t('name.label'),
              button: t('name.button'),
              working,
            }}
          />
        )}
        {pending === null ? (
          <EmailForm
            action={mayChangeEmail ? changeEmail : null}
            email={email}
            saved={saved('email')}
            words={{
              title: t('email.title'),
              what: mayChangeEmail ? t('email.what') : t('email.set-by-settings'),
              label: t('email.label'),
              button: t('email.button'),
              working,
            }}
          />
        ) : (
          <PendingEmail
            action={confirmEmail}
            withdraw={withdrawEmail}
            saved={saved('email')}
            words={{
              title: t('email.title'),
              what: t('email.pending', { was: email, becomes: pending.address, until: words.moment(pending.expires) }),
              old: t('email.codeTo', { address: email }),
              new: t('email.codeTo', { address: pending.address }),
              hint: t('email.hint'),
              button: t('email.confirm'),
              working,
              withdraw: t('email.withdraw'),
              lost: t('email.lost', { address: forPages().supportEmail }),
            }}
          />
        )}
        <ChoiceForm
          action={chooseLanguage}
          name="language"
          saved={saved('language')}
          chosen={isLocale(language) ? language : ''}
          options={[
            { value: '', label: t('language.browser') },
            ...locales.map((locale) => ({ value: locale, label: nameOfLocale(locale), lang: locale })),
          ]}
          words={{
            title: t('language.title'),
            label: t('language.label'),
            hint: t('language.hint'),
            button: t('language.button'),
            working,
          }}
        />
        <ChoiceForm
          action={keepZone}
          name="zone"
          saved={saved('zone')}
          chosen={chosenZone ?? ''}
          {...toZoneChoices(browserZone, words)}
          words={{
            title: t('zone.title'),
            label: t('zone.label'),
            hint: t('zone.hint'),
            button: t('zone.button'),
            working,
          }}
        />
        <SessionList
          sessions={sessions.map((session) => toSessionText(session, words))}
          end={endSession}
          saved={saved('sessions')}
          endOthers={endOthers}
          words={{
            title: t('sessions.title'),
            what: t('sessions.what'),
            here: t('sessions.this'),
            end: t('sessions.end'),
            endOthers: t('sessions.endOthers'),
            working,
          }}
        />
      </div>
    </Shell>
  )
}

async function findReach({ coachId, email }: { coachId: string | null; email: string }) {
  if (coachId === null) return null
  const [found, t] = await Promise.all([forPages().payouts.reach(coachId as CoachId), getTranslations('reach')])
  return toReach(found, { email, from: 'account' }, t)
}
