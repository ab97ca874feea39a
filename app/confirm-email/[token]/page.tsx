import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { ConfirmAddressForm } from '@/components/confirm-email/confirm-address-form'
import { Card } from '@/components/ui/card'
import { findStaffChange } from '@/lib/auth/staff-change-email'
import { forPages } from '@/lib/composition/for-pages'
import { setNotFound } from '@/lib/current-request'
import { confirmAddress } from './actions'

interface Props {
  params: Promise<{ token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('confirmEmail')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** Needs no session: the mailed token shows that its reader has that mailbox. Opening it changes nothing. */
export default async function ConfirmEmailPage({ params }: Props) {
  const { token } = await params
  const [change, t] = [await findStaffChange(token), await getTranslations('confirmEmail')]
  const { brand, supportEmail } = forPages()
  if (change === null) {
    setNotFound()
    return (
      <Shell title={t('unknown.title')}>
        <Card>
          <p>{t('unknown.what', { address: supportEmail })}</p>
        </Card>
      </Shell>
    )
  }
  const { was, becomes } = change
  return (
    <Shell title={t('title')}>
      <Card>
        <ConfirmAddressForm
          action={confirmAddress}
          token={token}
          text={{
            what: t('what', { platform: brand.name, was, becomes }),
            after: t('then', { becomes }),
            button: t('button'),
            working: t('working'),
          }}
        />
      </Card>
    </Shell>
  )
}
