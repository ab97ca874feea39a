import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/shell'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('sent.title') }
}

export default async function SentPage() {
  const t = await getTranslations('signIn.sent')
  return (
    <Shell title={t('title')}>
      <Card>
        <p>{t('what')}</p>
        <p className="mt-3 text-muted">{t('nothingCame')}</p>
        <p className="mt-6">
          <ButtonLink href="/sign-in" variant="quiet">
            {t('again')}
          </ButtonLink>
        </p>
      </Card>
    </Shell>
  )
}
