import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/shell'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { findPerson } from '@/lib/auth/guards'
import { homeOf } from '@/lib/auth/home'
import { toNextPath } from '@/lib/auth/next-path'
import { askForSignInLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

interface Props {
  searchParams: Promise<{ next?: string | string[]; said?: string | string[] }>
}

export default async function SignInPage({ searchParams }: Props) {
  const { next, said } = await searchParams
  const person = await findPerson()
  // After a double click, the first one has signed the person in.
  if (person !== null && said !== 'again') redirect(toNextPath(next) ?? homeOf(person))
  const t = await getTranslations('signIn')
  return (
    <Shell title={t('title')}>
      <SignInForm
        action={askForSignInLink}
        next={toNextPath(next) ?? ''}
        email={person?.email}
        said={isReason(said) ? t(`said.${said}`) : undefined}
        words={{ intro: t('intro'), email: t('email'), button: t('button'), working: t('working') }}
      />
    </Shell>
  )
}

const reasons = ['link', 'refused', 'too-soon', 'away', 'again'] as const

function isReason(said: unknown): said is (typeof reasons)[number] {
  return reasons.some((reason) => reason === said)
}
