import { CheckNowForm } from '@/components/admin/coaches/check-now-form'
import { HoldForm } from '@/components/admin/coaches/hold-form'
import { RenameForm } from '@/components/admin/coaches/rename-form'
import { Section } from '@/components/admin/section'
import type { Coach } from '@/lib/payouts/coaches/coach'
import type { Hold } from '@/lib/payouts/coaches/hold'
import { holdReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import type { AdminWords } from '../../admin-words'
import { checkNow, holdCoach, releaseCoach, renameCoach } from './actions'
import { holdFacts } from './hold-facts'

interface Props {
  coach: Coach
  hold: Hold | null
  /** Unpaid payments that a hold would cancel. */
  unpaid: number
  isFresh: boolean
  words: AdminWords
}

export function CoachActions({ coach, hold, unpaid, isFresh, words }: Props) {
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
