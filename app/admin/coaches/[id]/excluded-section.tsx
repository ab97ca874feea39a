import { Section } from '@/components/admin/section'
import { buttonClasses } from '@/components/ui/button'
import { PageLink } from '@/components/ui/page-link'
import type { Excluded } from '@/lib/payouts/coaches/excluded'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { AdminWords } from '../../admin-words'

interface Props {
  coachId: CoachId
  exclusion: Excluded
  words: AdminWords
}

/** In place of what staff do for a coach: first they bring the coach back. */
export function ExcludedSection({ coachId, exclusion, words }: Props) {
  const { t } = words
  const said = sayExcluded(exclusion, words)
  if (said === null || exclusion.as === 'erased') return null
  return (
    <Section title={t('coach.actions')}>
      <p className="max-w-prose">{said}</p>
      <PageLink
        href={`/admin/coaches/${coachId}/manage`}
        className={`${buttonClasses('quiet')} justify-self-start whitespace-nowrap`}
      >
        {t(`coach.excluded-change.${exclusion.as}`)}
      </PageLink>
    </Section>
  )
}

export function sayExcluded({ as, at, by }: Excluded, { t, moment }: AdminWords): string | null {
  if (as === 'erased') return null
  return t(`coach.excluded.${as}`, { when: moment(at).near, who: by.email ?? t('coach.excluded-somebody') })
}
