import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { resumeReminders } from '@/app/account/reach/actions'
import { toReach } from '@/app/account/reach/reach-text'
import { getTranslations } from '@/app/i18n/translations'
import { Shell } from '@/app/shell'
import { AnswerCard } from '@/components/payouts/answer-card'
import { LiveStatus } from '@/components/payouts/live-status'
import { MissingList } from '@/components/payouts/missing-list'
import { MoneyCard } from '@/components/payouts/money/money-card'
import { StatementsLink } from '@/components/payouts/money/statements-link'
import { PaymentsLink } from '@/components/payouts/payments-link'
import { PressForm } from '@/components/payouts/press-form'
import { ReadyMoment } from '@/components/payouts/ready-moment'
import { RefreshLink } from '@/components/payouts/refresh-link'
import { Timeline } from '@/components/payouts/timeline'
import { ReachCard } from '@/components/reminders/reach-card'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { Reach } from '@/lib/payouts/ports/email-store'
import { openDashboard } from './actions'
import { sayOtherwise, sayReturnOutcome } from './answer-sentences'
import { toAnswer } from './answer-text'
import { toMissing } from './missing'
import { toMoney } from './money-text'
import { PrimaryAction } from './primary-action'
import { shownMomentCookie, toReadyMoment } from './ready-moment'
import { SecondaryActions } from './secondary-actions'
import { StartOver } from './start-over'
import { sayStartedOver } from './start-over-sentences'
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
  const { payouts } = forPages()
  const [status, found, view, words, sayReach, said] = await Promise.all([
    payouts.status(coachId),
    payouts.reach(coachId),
    payouts.money(coachId),
    coachWords(),
    getTranslations('reach'),
    searchParams,
  ])
  const { t } = words
  const answer = toAnswer(status, words)
  const isClosing = status.startOver?.isClosing === true
  const missing = isClosing ? null : toMissing(status, words)
  const money = toMoney(view, status, words)
  const days = toTimeline(status, words)
  const reach = toReach(found, { email: status.coach.email, from: 'payouts' }, sayReach)
  const moment = toReadyMoment(status, (await cookies()).get(shownMomentCookie)?.value, words)

  return (
    <Shell title={t('title')} isTitleHidden>
      <div className="grid gap-6">
        <AnswerCard
          {...answer}
          moment={moment && <ReadyMoment {...moment} cookie={shownMomentCookie} />}
          help={{ href: '/payouts/help', text: t('actions.contact') }}
          supportEmail={forPages().supportEmail}
          saidWell={sayStartedOver(said.said, status, words) ?? (await sayResumed(said.said, found))}
          said={
            sayReturnOutcome(said.said, status.freshness, words) ??
            sayOtherwise(said, status, forPages().countries, words)
          }
        >
          {!isClosing && (
            <>
              <PrimaryAction status={status} words={words} />
              <SecondaryActions status={status} words={words} />
            </>
          )}
          <StartOver status={status} words={words} />
          <LiveStatus
            mark={status.mark}
            isWaiting={isWaiting(status)}
            isMoneyDue={view.isDue && status.freshness !== null}
            headline={answer.headline}
          />
          {isWaiting(status) && <RefreshLink text={t('live.refresh')} />}
        </AnswerCard>
        {missing !== null && <MissingList {...missing} />}
        {reach !== null && <ReachCard {...reach} resume={resumeReminders} />}
        {money !== null && (
          <MoneyCard
            {...money}
            failedAction={
              <PressForm
                action={openDashboard}
                label={t('actions.dashboard')}
                working={t('actions.working')}
                variant="plain"
              />
            }
          >
            {view.payouts.length > 0 && <StatementsLink href="/payouts/money" text={t('money.all')} />}
          </MoneyCard>
        )}
        <PaymentsLink href="/payouts/payments" text={t('payments.link')} />
        {days.length > 0 && (
          <Timeline title={t('timeline.title')} zone={t('timeline.zone', { zone: words.zone() })} days={days} />
        )}
      </div>
    </Shell>
  )
}

/** While it is true. */
async function sayResumed(word: unknown, { areRemindersStopped }: Reach): Promise<string | null> {
  return word === 'reminders' && !areRemindersStopped ? (await getTranslations('account'))('saved.reminders') : null
}
