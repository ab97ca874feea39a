import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import { ExampleAnswers } from '@/components/landing/example-answers'
import { Hero } from '@/components/landing/hero'
import { Steps } from '@/components/landing/steps'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { findPerson } from '@/lib/auth/guards'
import { homeOf } from '@/lib/auth/home'
import { Shell } from './shell'
import { shownBrand } from './shown-brand'
import { askForSignInLink } from './sign-in/actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('landing')
  // A page beside its layout is not named by that layout's template.
  return { title: { absolute: `${t('title')} · ${shownBrand().name}` } }
}

/** For coaches who come here first. Everyone who is signed in is led to their own page. */
export default async function LandingPage() {
  const person = await findPerson()
  if (person !== null) redirect(homeOf(person))
  const [t, say] = await Promise.all([getTranslations('landing'), getTranslations('signIn')])
  const platform = shownBrand().name
  return (
    <Shell title={t('title')} wide hasOwnTitle>
      <div className="grid gap-12 py-4 lg:gap-16 lg:py-12">
        <div className="grid items-center gap-12 lg:grid-cols-[3fr_2fr] lg:gap-16">
          <Hero
            words={{
              forWhom: t('forWhom', { platform }),
              promise: t('promise'),
              what: t('what', { platform }),
              bankDetails: t('bankDetails', { platform }),
            }}
          >
            <SignInForm
              action={askForSignInLink}
              next=""
              words={{
                title: say('title'),
                intro: say('intro'),
                email: say('email'),
                button: say('button'),
                working: say('working'),
              }}
            />
          </Hero>
          <ExampleAnswers
            caption={t('examples.caption')}
            examples={[
              { tone: 'green', ...wordsOf('ready') },
              { tone: 'amber', ...wordsOf('needsYou') },
            ]}
          />
        </div>
        <Steps
          title={t('steps.title')}
          steps={(['country', 'form', 'paid'] as const).map((step) => ({
            title: t(`steps.${step}.title`),
            what: t(`steps.${step}.what`),
          }))}
        />
      </div>
    </Shell>
  )

  function wordsOf(example: 'ready' | 'needsYou') {
    return {
      badge: t(`examples.${example}.badge`),
      answer: t(`examples.${example}.answer`),
      what: t(`examples.${example}.what`),
    }
  }
}
