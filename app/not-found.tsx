import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Shell } from './shell'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('errors'))('notFound.title') }
}

export default async function NotFound() {
  const t = await getTranslations('errors.notFound')
  return (
    <Shell title={t('title')}>
      <Card>
        <p className="mb-6">{t('what')}</p>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </Card>
    </Shell>
  )
}
