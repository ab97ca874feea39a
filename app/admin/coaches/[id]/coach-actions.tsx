import type { ReactNode } from 'react'
import { CheckNowForm } from '@/components/admin/coaches/check-now-form'
import { HoldForm } from '@/components/admin/coaches/hold-form'
import { InviteForm } from '@/components/admin/coaches/invite-form'
import { RemindForm } from '@/components/admin/coaches/remind-form'
import { StaffStartOverForm } from '@/components/admin/coaches/start-over-form'
import { Section } from '@/components/admin/section'
import { buttonClasses } from '@/components/ui/button'
import { LeavingLink } from '@/components/ui/leaving-link'
import { PageLink } from '@/components/ui/page-link'
import { forPages } from '@/lib/composition/for-pages'
import type { CoachDetail } from '@/lib/payouts/coaches/readiness-table'
import { isInvitable } from '@/lib/payouts/vocabulary/accounts/state'
import { type Verb, verbOfState } from '@/lib/payouts/vocabulary/accounts/verb'
import { chosenHoldReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { AdminWords } from '../../admin-words'
import { checkNow, holdCoach, inviteCoach, releaseCoach, remindCoach, startOverFor } from './actions'
import { holdFacts } from './hold-facts'

interface Props {
  detail: CoachDetail
  words: AdminWords
}

/** The state's own verb first and alone in color, then the others. */
export function CoachActions({ detail, words }: Props) {
  const { verb } = detail
  const forms = Object.entries(formsOf(detail, words)).toSorted(([a], [b]) => Number(b === verb) - Number(a === verb))
  return (
    <Section title={words.t('coach.actions')}>
      <div className="grid gap-4">
        {forms.map(([name, form]) => (
          <div key={name} className="grid gap-3 border-line not-first:border-t not-first:pt-4 empty:hidden">
            {form}
          </div>
        ))}
      </div>
    </Section>
  )
}

function formsOf(detail: CoachDetail, words: AdminWords): Partial<Record<Verb | 'check' | 'manage', ReactNode>> {
  const { coach, account, hold, startOver, state, verb } = detail
  const { t } = words
  const name = coach.name ?? coach.email
  return {
    ...(verbOfState[state] === 'remind' && { remind: <Remind detail={detail} words={words} /> }),
    ...(isInvitable(state) && { invite: <Invite detail={detail} words={words} /> }),
    ...(account !== null &&
      detail.isOurs && {
        'open-at-provider': (
          <OpenAtProvider accountId={account.accountId} isPrimary={verb === 'open-at-provider'} words={words} />
        ),
      }),
    check: (
      <CheckNowForm
        action={checkNow}
        id={coach.id}
        variant="quiet"
        isFresh={detail.freshness?.kind === 'fresh'}
        text={{ button: t('check-now.button'), busy: t('check-now.busy') }}
      />
    ),
    release: (
      <HoldForm
        coachId={coach.id}
        hold={hold === null ? null : { facts: holdFacts(hold, words), heldAt: hold.at.toISOString() }}
        holdAction={holdCoach}
        releaseAction={releaseCoach}
        isPrimary={verb === 'release'}
        reasons={chosenHoldReasons.map((reason) => ({ value: reason, label: t(`hold.reasons.${reason}`) }))}
        text={{
          title: t('hold.title'),
          ask: t('hold.ask'),
          what: t('hold.what', { name, unpaid: detail.unpaid }),
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
    ),
    'start-over': (
      <StaffStartOverForm
        coachId={coach.id}
        account={startOver}
        action={startOverFor}
        isPrimary={verb === 'start-over'}
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
    ),
    manage: (
      <div className="grid justify-items-start gap-3">
        <PageLink href={`/admin/coaches/${coach.id}/manage`} className={buttonClasses('quiet')}>
          {t('coach.manage')}
        </PageLink>
        <p className="text-14 text-muted">{t('coach.manage-what')}</p>
      </div>
    ),
  }
}

function Remind({ detail: { coach, verb, lastEmails }, words: { t, moment } }: Props) {
  const { remindedAt } = lastEmails
  return (
    <>
      <RemindForm
        action={remindCoach}
        id={coach.id}
        isPrimary={verb === 'remind'}
        text={{ what: t('remind.what'), button: t('remind.button'), busy: t('remind.busy') }}
      />
      {remindedAt !== null && (
        <p className="text-14 text-muted">{t('coach.contacts.reminded', { near: moment(remindedAt).near })}</p>
      )}
    </>
  )
}

function Invite({ detail: { coach, verb, lastEmails }, words: { t, moment } }: Props) {
  const { invitedAt } = lastEmails
  return (
    <>
      <InviteForm
        action={inviteCoach}
        id={coach.id}
        isPrimary={verb === 'invite'}
        text={{
          what: t('invite.what'),
          button: t(invitedAt === null ? 'invite.button' : 'invite.again'),
          busy: t('invite.busy'),
        }}
      />
      {invitedAt !== null && (
        <p className="text-14 text-muted">{t('coach.contacts.invited', { near: moment(invitedAt).near })}</p>
      )}
    </>
  )
}

interface OpenProps {
  accountId: string
  isPrimary: boolean
  words: AdminWords
}

function OpenAtProvider({ accountId, isPrimary, words: { t } }: OpenProps) {
  return (
    <div className="grid justify-items-start gap-3">
      <LeavingLink
        href={forPages().accountDashboardUrl(accountId)}
        rel="noreferrer"
        className={buttonClasses(isPrimary ? 'primary' : 'quiet')}
      >
        {t('coach.open')}
      </LeavingLink>
      <p className="text-14 text-muted">{t('coach.open-what')}</p>
    </div>
  )
}
