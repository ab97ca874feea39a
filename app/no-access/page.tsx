import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/shell'
import { Card } from '@/components/ui/card'
import { desk } from '@/lib/desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('noAccess.title') }
}

export default async function NoAccessPage() {
  const t = await getTranslations('signIn.noAccess')
  const { supportEmail } = desk()
  return (
    <Shell title={t('title')}>
      <Card>
        <p>{t('what')}</p>
        <p className="mt-3">
          <a className="underline" href={`mailto:${supportEmail}`}>
            {t('contact', { address: supportEmail })}
          </a>
        </p>
      </Card>
    </Shell>
  )
}
