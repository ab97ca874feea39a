import { CheckNowForm } from '@/components/admin/check-now-form'
import { HoldForm } from '@/components/admin/hold-form'
import { Section } from '@/components/admin/section'
import type { Hold } from '@/lib/payouts/hold'
import type { AdminWords } from '../admin-words'
import { checkNow, holdCoach, releaseCoach } from './actions'
import { holdFacts } from './hold-facts'
import { holdReasons } from './hold-reasons'

/** What an admin may do about one coach. */
export function CoachActions({ coachId, hold, words }: { coachId: string; hold: Hold | null; words: AdminWords }) {
  const { t } = words
  return (
    <Section title={t('coach.actions')}>
      <CheckNowForm
        action={checkNow}
        id={coachId}
        text={{ button: t('check-now.button'), busy: t('check-now.busy') }}
      />
      <HoldForm
        coachId={coachId}
        hold={hold === null ? null : { facts: holdFacts(hold, words), heldAt: hold.at.toISOString() }}
        holdAction={holdCoach}
        releaseAction={releaseCoach}
        reasons={holdReasons.map((reason) => ({ value: reason, label: t(`hold.reasons.${reason}`) }))}
        text={{
          title: t('hold.title'),
          what: t('hold.what'),
          reason: t('hold.reason'),
          choose: t('hold.choose'),
          hold: t('hold.button'),
          holding: t('hold.busy'),
          release: t('hold.release'),
          releasing: t('hold.releasing'),
        }}
      />
    </Section>
  )
}
