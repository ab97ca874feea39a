import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import type { SearchParams } from '@/app/search-params'
import { Shell } from '@/app/shell'
import { CodeForm } from '@/components/sign-in/code-form'
import { SendAgainForm } from '@/components/sign-in/send-again-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { findSignInRequest } from '@/lib/auth/request-cookie'
import { sendAgain, useCode } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('sent.title') }
}

/** Repeats the address from this browser's own cookie, never from the query. */
export default async function SentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const request = await findSignInRequest()
  if (request === null) redirect('/sign-in')
  const [t, { again }] = await Promise.all([getTranslations('signIn.sent'), searchParams])
  return (
    <Shell title={t('title')}>
      <Card>
        <div className="grid gap-6">
          {again === 'yes' && <Alert tone="good">{t('sentAgain')}</Alert>}
          <p className="wrap-anywhere">
            {t.rich('what', { address: request.address, strong: (address) => <strong>{address}</strong> })}
          </p>
          <CodeForm
            action={useCode}
            words={{ code: t('code'), hint: t('hint'), button: t('button'), working: t('working') }}
          />
          <div className="grid gap-3 border-t border-line pt-6">
            <p className="max-w-prose text-muted">{t('nothingCame')}</p>
            <div className="flex flex-wrap items-start gap-3">
              <SendAgainForm action={sendAgain} words={{ button: t('again'), working: t('working') }} />
              <ButtonLink href="/sign-in" variant="quiet">
                {t('other')}
              </ButtonLink>
            </div>
          </div>
        </div>
      </Card>
    </Shell>
  )
}
