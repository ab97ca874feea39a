import type { Deed, Readmission } from '@/components/admin/coaches/manage/access-forms'
import type { Coach } from '@/lib/payouts/coaches/coach'
import type { Excluded } from '@/lib/payouts/coaches/excluded'
import { chosenExclusions, exclusionsBefore } from '@/lib/payouts/vocabulary/exclusion'
import type { AdminWords } from '../../../admin-words'

interface Facts {
  coach: Coach
  exclusion: Excluded | null
  address: { hasSignedIn: boolean }
  hasAccount: boolean
  unpaid: number
}

/** What an admin may do next about a coach's access, said before it is done. */
export function accessText(
  { coach, exclusion, address, hasAccount, unpaid }: Facts,
  { t }: AdminWords,
): { deeds: Deed[]; readmission: Readmission | null } {
  const name = coach.name ?? coach.email
  const isInvited = !address.hasSignedIn && !hasAccount
  const deeds = chosenExclusions
    .filter((as) => exclusionsBefore[as].includes(exclusion?.as ?? null) && (as !== 'withdrawn' || isInvited))
    .map((as) => ({
      as,
      ask: t(`manage.${as}.ask`),
      what: t(`manage.${as}.what`, { name, unpaid }),
      button: t(`manage.${as}.button`, { name }),
      busy: t(`manage.${as}.busy`),
    }))
  if (exclusion === null || exclusion.as === 'erased') return { deeds, readmission: null }
  const { as, at } = exclusion
  return {
    deeds,
    readmission: {
      at: at.toISOString(),
      ask: t(`manage.${as}.back`),
      what: t(`manage.${as}.back-what`, { name }),
      button: t(`manage.${as}.back-button`, { name }),
      busy: t(`manage.${as}.back-busy`),
    },
  }
}
