import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import type { Coach } from './coach'

type Finder = Pick<CoachStore, 'findCoach' | 'findCoachByEmail' | 'findCoachByReference'>

/** Who is listed already with the address, the reference or the id somebody is to be added with: one coach or more. */
export async function coachesListed(
  store: Finder,
  { email, reference, id = null }: Pick<Coach, 'email' | 'reference'> & { id?: CoachId | null },
): Promise<Coach[]> {
  const found = await Promise.all([
    store.findCoachByEmail(email),
    reference === null ? null : store.findCoachByReference(reference),
    id === null ? null : store.findCoach(id),
  ])
  return [...new Map(found.flatMap((coach) => (coach === null ? [] : [[coach.id, coach] as const]))).values()]
}
