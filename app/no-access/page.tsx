import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import { toSentMessage } from '@/app/payouts/help/help-form'
import { toReceipt } from '@/app/payouts/help/receipt-text'
import { coachWords } from '@/app/payouts/words'
import type { SearchParams } from '@/app/search-params'
import { Shell } from '@/app/shell'
import { HelpForm } from '@/components/payouts/help-form'
import { HelpReceipt } from '@/components/payouts/help-receipt'
import { Card } from '@/components/ui/card'
import { requireWithoutAccess } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { askWithoutAccess } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('noAccess.title') }
}

/** For people who are signed in and neither coach nor admin. */
export default async function NoAccessPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { userId, email } = await requireWithoutAccess()
  const { payouts, supportEmail } = forPages()
  const asked = await searchParams
  const message = toSentMessage(asked.sent)
  const [t, words, wasSent] = await Promise.all([
    getTranslations('signIn.noAccess'),
    coachWords(),
    message !== null && payouts.wasAskedWithoutAccess(userId, message),
  ])
  const { t: say } = words
  return (
    // A receipt is another page, whose foot stands elsewhere.
    <Shell key={wasSent ? 'receipt' : 'form'} title={t('title')}>
      {wasSent ? (
        <HelpReceipt
          {...toReceipt(asked.copy, email, words)}
          payouts={null}
          another={{ href: '/no-access', text: say('help.sent.another') }}
        />
      ) : (
        <Card>
          <p className="max-w-prose wrap-anywhere">{t('what', { address: email })}</p>
          <p className="mt-2 mb-6">
            <a href={`mailto:${supportEmail}`} className="inline-block underline underline-offset-4 wrap-anywhere">
              {t('contact', { address: supportEmail })}
            </a>
          </p>
          <HelpForm
            action={askWithoutAccess}
            id={randomUUID()}
            text=""
            words={{
              text: say('help.text'),
              hint: say('help.hint'),
              sends: t('sends'),
              button: say('help.button'),
              working: say('help.working'),
            }}
          />
        </Card>
      )}
    </Shell>
  )
}
