import type { ExclusionStore } from '../ports/exclusion-store'
import type { CoachStore } from '../ports/store'
import type { ChosenExclusion, Exclusion, ExclusionRefusal } from '../vocabulary/exclusion'
import type { AdminId, CoachId } from '../vocabulary/ids'
import type { Coach } from './coach'

export type ExcludeAnswer = { kind: 'excluded'; as: ChosenExclusion } | { kind: 'refused'; why: ExclusionRefusal }

export type EraseAnswer = { kind: 'erased' } | { kind: 'not-confirmed' } | { kind: 'refused'; why: ExclusionRefusal }

export type ReadmitAnswer = { kind: 'readmitted'; from: Exclusion } | { kind: 'changed' }

interface Ports {
  store: { coaches: ExclusionStore & Pick<CoachStore, 'findCoach'> }
}

export async function exclude(
  { store }: Ports,
  coachId: CoachId,
  as: ChosenExclusion,
  adminId: AdminId,
): Promise<ExcludeAnswer | null> {
  const answer = await store.coaches.exclude(coachId, as, adminId)
  if (answer === null) return null
  return answer === 'excluded' ? { kind: 'excluded', as } : { kind: 'refused', why: answer }
}

/** Takes back what the page showed, never something newer. null: no such coach. */
export async function readmit(
  { store }: Ports,
  coachId: CoachId,
  seenAt: Date,
  adminId: AdminId,
): Promise<ReadmitAnswer | null> {
  if ((await store.coaches.findCoach(coachId)) === null) return null
  const shown = await store.coaches.findExclusion(coachId)
  if (shown === null || shown.at.getTime() !== seenAt.getTime()) return { kind: 'changed' }
  return (await store.coaches.readmit(coachId, seenAt, adminId))
    ? { kind: 'readmitted', from: shown.as }
    : { kind: 'changed' }
}

/** Only once the coach's name, address or reference was typed. null: no such coach, or erased by now. */
export async function erase(
  { store }: Ports,
  coachId: CoachId,
  typed: string,
  adminId: AdminId,
): Promise<EraseAnswer | null> {
  const coach = await store.coaches.findCoach(coachId)
  if (coach === null) return null
  if (!isNamed(coach, typed)) return { kind: 'not-confirmed' }
  const answer = await store.coaches.erase(coachId, adminId)
  if (answer === null) return null
  return answer === 'erased' ? { kind: 'erased' } : { kind: 'refused', why: answer }
}

export function isNamed({ name, email, reference }: Pick<Coach, 'name' | 'email' | 'reference'>, typed: string) {
  const plain = typed.normalize('NFC').trim()
  if (plain === '') return false
  return plain === reference || plain === name?.normalize('NFC').trim() || plain.toLowerCase() === email
}
