import type { DecidedBy } from '../decisions/decision'
import type { CoachStore } from '../ports/store'
import type { CoachId } from '../vocabulary/ids'
import { longestName, toLine } from '../vocabulary/text'

export type RenameAnswer =
  | { kind: 'renamed' }
  | { kind: 'same-name' }
  | { kind: 'no-name' }
  /** Someone else renamed the coach meanwhile. */
  | { kind: 'named-otherwise'; name: string | null }

/**
 * Renames a coach. null: coach not found.
 * @param seen the name that is to be replaced, empty for none; null: whatever it is
 */
export async function rename(
  { store }: { store: { coaches: Pick<CoachStore, 'findCoach' | 'renameCoach'> } },
  coachId: CoachId,
  typed: string,
  seen: string | null,
  by: DecidedBy,
): Promise<RenameAnswer | null> {
  const name = toLine(typed, longestName)
  if (name === null) return { kind: 'no-name' }
  if ((await store.coaches.findCoach(coachId)) === null) return null
  if (await store.coaches.renameCoach(coachId, name, seen, by)) return { kind: 'renamed' }
  const existing = (await store.coaches.findCoach(coachId))?.name ?? null
  return existing === name ? { kind: 'same-name' } : { kind: 'named-otherwise', name: existing }
}
