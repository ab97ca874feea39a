import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { Coach } from './coach'

type Finder = Pick<CoachStore, 'findCoach' | 'findCoachByEmail' | 'findCoachByReference'>

/** Coaches with this email address, reference or id. */
export async function coachesListed(
  coaches: Finder,
  { email, reference, id = null }: Pick<Coach, 'email' | 'reference'> & { id?: CoachId | null },
): Promise<Coach[]> {
  const found = await Promise.all([
    coaches.findCoachByEmail(email),
    reference === null ? null : coaches.findCoachByReference(reference),
    id === null ? null : coaches.findCoach(id),
  ])
  return [...new Map(found.flatMap((coach) => (coach === null ? [] : [[coach.id, coach] as const]))).values()]
}
