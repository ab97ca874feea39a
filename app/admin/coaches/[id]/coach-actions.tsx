import { CheckNowForm } from '@/components/admin/coaches/check-now-form'
import { HoldForm } from '@/components/admin/coaches/hold-form'
import { InviteForm } from '@/components/admin/coaches/invite-form'
import { RenameForm } from '@/components/admin/coaches/rename-form'
import { StaffStartOverForm } from '@/components/admin/coaches/start-over-form'
import { Section } from '@/components/admin/section'
import type { Coach } from '@/lib/payouts/coaches/coach'
import type { Hold } from '@/lib/payouts/coaches/hold'
import type { CoachDetail } from '@/lib/payouts/coaches/readiness-table'
import { holdReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { AdminWords } from '../../admin-words'
import { checkNow, holdCoach, inviteCoach, releaseCoach, renameCoach, startOverFor } from './actions'
import { holdFacts } from './hold-facts'

interface Props {
  coach: Coach
  hold: Hold | null
  /** Unpaid payments that a hold would cancel. */
  unpaid: number
  startOver: CoachDetail['startOver']
  isFresh: boolean
  isInvitable: boolean
  words: AdminWords
}

export function CoachActions({ coach, hold, unpaid, startOver, isFresh, isInvitable, words }: Props) {
  const { t } = words
  const name = coach.name ?? coach.email
  return (
    <Section title={t('coach.actions')}>
      <CheckNowForm
        action={checkNow}
        id={coach.id}
        isFresh={isFresh}
        text={{ button: t('check-now.button'), busy: t('check-now.busy') }}
      />
      {isInvitable && (
        <InviteForm
          action={inviteCoach}
          id={coach.id}
          text={{ what: t('invite.what'), button: t('invite.button'), busy: t('invite.busy') }}
        />
      )}
      <HoldForm
        coachId={coach.id}
        hold={hold === null ? null : { facts: holdFacts(hold, words), heldAt: hold.at.toISOString() }}
        holdAction={holdCoach}
        releaseAction={releaseCoach}
        reasons={holdReasons.map((reason) => ({ value: reason, label: t(`hold.reasons.${reason}`) }))}
        text={{
          title: t('hold.title'),
          ask: t('hold.ask'),
          what: t('hold.what', { name, unpaid }),
          reason: t('hold.reason'),
          choose: t('hold.choose'),
          hold: t('hold.button', { name }),
          holding: t('hold.busy'),
          askRelease: t('hold.ask-release'),
          releaseWhat: t('hold.release-what', { name }),
          release: t('hold.release', { name }),
          releasing: t('hold.releasing'),
        }}
      />
      <StaffStartOverForm
        coachId={coach.id}
        account={startOver}
        action={startOverFor}
        text={{
          title: t('start-over.title'),
          ask: t('start-over.ask'),
          what: t(startOver?.isGone === true ? 'start-over.what-closed' : 'start-over.what', {
            name,
            account: startOver?.accountId ?? '',
          }),
          closing: t('start-over.closing'),
          button: t(startOver?.isClosing === true ? 'start-over.again' : 'start-over.button'),
          busy: t('start-over.busy'),
        }}
      />
      <RenameForm
        coachId={coach.id}
        name={coach.name ?? ''}
        action={renameCoach}
        text={{
          title: t('rename.title'),
          name: t('rename.name'),
          hint: t('rename.hint'),
          button: t('rename.button'),
          busy: t('rename.busy'),
        }}
      />
    </Section>
  )
}
