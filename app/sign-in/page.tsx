import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import type { SearchParams } from '@/app/search-params'
import { Shell } from '@/app/shell'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { SignedInOtherwise } from '@/components/sign-in/signed-in-otherwise'
import { findPerson } from '@/lib/auth/guards'
import { homeOf } from '@/lib/auth/home'
import { findLinkedAddress } from '@/lib/auth/linked-address'
import { toNextPath } from '@/lib/auth/next-path'
import { findSignInRequest } from '@/lib/auth/request-cookie'
import { askForSignInLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { next: asked, said, as: mark } = await searchParams
  const [person, request] = [await findPerson(), await findSignInRequest()]
  const next = toNextPath(asked)
  const linked = findLinkedAddress(mark)
  const isOther = person !== null && linked !== null && linked !== person.email
  // After a double click, the first one has signed the person in.
  if (person !== null && said !== 'again' && !isOther) redirect(next ?? homeOf(person))
  const t = await getTranslations('signIn')
  return (
    <Shell title={t('title')}>
      <div className="grid gap-6">
        {isOther && (
          <SignedInOtherwise
            says={t.rich('otherwise.what', {
              person: person.email,
              address: linked,
              strong: (address) => <strong>{address}</strong>,
            })}
            href={next ?? homeOf(person)}
            stay={t('otherwise.stay', { person: person.email })}
          />
        )}
        <SignInForm
          action={askForSignInLink}
          next={next ?? request?.next ?? ''}
          email={linked ?? person?.email ?? request?.address}
          said={isReason(said) ? t(`said.${said}`) : undefined}
          words={{ intro: t('intro'), email: t('email'), button: t('button'), working: t('working') }}
        />
      </div>
    </Shell>
  )
}

const reasons = ['link', 'code', 'refused', 'too-soon', 'away', 'again', 'email-changed'] as const

function isReason(said: unknown): said is (typeof reasons)[number] {
  return reasons.some((reason) => reason === said)
}
