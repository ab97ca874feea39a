import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { ConfirmForm } from '@/components/sign-in/confirm-form'
import { Card } from '@/components/ui/card'
import { toNextPath } from '@/lib/auth/next-path'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('confirm.title'), robots: { index: false } }
}

interface Props {
  searchParams: Promise<{ next?: string | string[] }>
}

/** Opening this page uses up nothing and sends no part of the link; only its button does. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { next } = await searchParams
  const t = await getTranslations('signIn.confirm')
  return (
    <Shell title={t('title')}>
      <Card>
        <ConfirmForm
          action="/api/auth/callback/email"
          next={toNextPath(next) ?? ''}
          words={{
            as: t('as'),
            button: t('button'),
            codeInstead: t('codeInstead'),
            toCode: t('toCode'),
          }}
        />
      </Card>
    </Shell>
  )
}
