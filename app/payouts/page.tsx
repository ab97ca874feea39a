import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/shell'
import { AnswerCard } from '@/components/payouts/answer-card'
import { LiveStatus } from '@/components/payouts/live-status'
import { MissingList } from '@/components/payouts/missing-list'
import { PaymentsLink } from '@/components/payouts/payments-link'
import { Timeline } from '@/components/payouts/timeline'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { sayOtherwise, sayReturnOutcome } from './answer-sentences'
import { toAnswer } from './answer-text'
import { toMissing } from './missing'
import { PrimaryAction } from './primary-action'
import { SecondaryActions } from './secondary-actions'
import { toTimeline } from './timeline'
import { isWaiting } from './waiting'
import { coachWords } from './words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('title') }
}

interface Props {
  searchParams: Promise<{ said?: string | string[]; asked?: string | string[] }>
}

export default async function PayoutsPage({ searchParams }: Props) {
  const coachId = await requireCoach('/payouts')
  const [status, words, said] = await Promise.all([forPages().payouts.status(coachId), coachWords(), searchParams])
  const { t } = words
  const answer = toAnswer(status, words)
  const missing = toMissing(status, words)
  const days = toTimeline(status, words)

  return (
    <Shell title={t('title')} isTitleHidden>
      <div className="grid gap-6">
        <AnswerCard
          {...answer}
          supportEmail={forPages().supportEmail}
          said={
            sayReturnOutcome(said.said, status.freshness, words) ??
            sayOtherwise(said, status, forPages().countries, words)
          }
        >
          <PrimaryAction status={status} words={words} />
          <SecondaryActions status={status} words={words} />
          <LiveStatus
            mark={status.mark}
            isWaiting={isWaiting(status)}
            headline={answer.headline}
            words={{ refresh: t('live.refresh') }}
          />
        </AnswerCard>
        {missing !== null && <MissingList {...missing} />}
        <PaymentsLink href="/payouts/payments" text={t('payments.link')} />
        {days.length > 0 && (
          <Timeline title={t('timeline.title')} zone={t('timeline.zone', { zone: words.zone() })} days={days} />
        )}
      </div>
    </Shell>
  )
}
