import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/shell'
import { ConfirmForm } from '@/components/sign-in/confirm-form'
import { Card } from '@/components/ui/card'
import { toAddress } from '@/lib/address'
import { toNextPath } from '@/lib/auth/next-path'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('confirm.title'), robots: { index: false } }
}

interface Props {
  searchParams: Promise<{ token?: string | string[]; email?: string | string[]; next?: string | string[] }>
}

/** Opening this page uses nothing up; its one button does. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token, email, next } = await searchParams
  const address = toAddress(email)
  if (typeof token !== 'string' || address === null) redirect('/sign-in?said=link')
  const t = await getTranslations('signIn.confirm')
  const query = new URLSearchParams({ token, email: address, next: toNextPath(next) ?? '' })
  return (
    <Shell title={t('title')}>
      <Card>
        <p>{t('what', { address })}</p>
        <ConfirmForm action={`/api/auth/callback/email?${query}`} words={{ button: t('button') }} />
      </Card>
    </Shell>
  )
}
