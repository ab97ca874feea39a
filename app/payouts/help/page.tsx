import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from '@/app/i18n/translations'
import type { SearchParams } from '@/app/search-params'
import { Shell } from '@/app/shell'
import { HelpForm } from '@/components/payouts/help-form'
import { HelpReceipt } from '@/components/payouts/help-receipt'
import { Card } from '@/components/ui/card'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { coachWords } from '../words'
import { askForHelp } from './actions'
import { toFirstLine } from './first-line'
import { toSentMessage } from './help-form'
import { toReceipt } from './receipt-text'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('help.title') }
}

export default async function HelpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const coachId = await requireCoach('/payouts/help')
  const { payouts, otherCountries, supportEmail } = forPages()
  const asked = await searchParams
  const message = toSentMessage(asked.sent)
  const [words, { coach }, wasSent] = await Promise.all([
    coachWords(),
    payouts.status(coachId),
    message !== null && payouts.wasHelpAsked(coachId, message),
  ])
  const { t } = words

  return (
    // A receipt is another page, whose foot stands elsewhere.
    <Shell key={wasSent ? 'receipt' : 'form'} title={t('help.title')} back={{ href: '/payouts', text: t('help.back') }}>
      {wasSent ? (
        <HelpReceipt {...toReceipt(asked.copy, coach.email, words)} />
      ) : (
        <Card>
          <p className="max-w-prose wrap-anywhere">{t('help.intro', { address: coach.email })}</p>
          <p className="mt-2 mb-6">
            <a href={`mailto:${supportEmail}`} className="inline-block underline underline-offset-4 wrap-anywhere">
              {t('help.otherwise', { address: supportEmail })}
            </a>
          </p>
          <HelpForm
            action={askForHelp}
            id={randomUUID()}
            text={toFirstLine(asked.country, otherCountries, words)}
            words={{
              text: t('help.text'),
              hint: t('help.hint'),
              sends: t('help.sends'),
              button: t('help.button'),
              working: t('help.working'),
            }}
          />
        </Card>
      )}
    </Shell>
  )
}
