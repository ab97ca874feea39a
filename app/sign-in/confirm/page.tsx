import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/shell'
import { Button } from '@/components/ui/button'
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
        <form method="post" action={`/api/auth/callback/email?${query}`} className="mt-6">
          <Button type="submit">{t('button')}</Button>
        </form>
      </Card>
    </Shell>
  )
}
