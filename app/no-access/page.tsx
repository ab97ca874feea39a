import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { Card } from '@/components/ui/card'
import { findPerson } from '@/lib/auth/guards'
import { homeOf } from '@/lib/auth/home'
import { forPages } from '@/lib/composition/for-pages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('noAccess.title') }
}

/** For people who are signed in and neither coach nor admin. */
export default async function NoAccessPage() {
  const person = await findPerson()
  if (person === null) redirect('/sign-in')
  const home = homeOf(person)
  if (home !== '/no-access') redirect(home)
  const t = await getTranslations('signIn.noAccess')
  const { supportEmail } = forPages()
  return (
    <Shell title={t('title')}>
      <Card>
        <p>{t('what', { address: person.email })}</p>
        <p className="mt-3">
          <a className="underline" href={`mailto:${supportEmail}`}>
            {t('contact', { address: supportEmail })}
          </a>
        </p>
      </Card>
    </Shell>
  )
}
