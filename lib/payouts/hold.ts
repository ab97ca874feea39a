import type { AdminId, CoachId } from './ids'
import type { CoachStore, HoldStore } from './store'

/** Why we hold a coach: one of a few codes, so that nothing typed freely gets into the book. */
export type HoldReason = 'chargeback-risk' | 'identity-doubt' | 'policy' | 'coach-asked' | 'other'

/** Our own stop: while it stands, the gate refuses every charge for the coach. For staff only; a coach reads that it stands. */
export interface Hold {
  reason: HoldReason
  /** The admin; the address is null when nobody has that id any more. */
  by: { id: AdminId; email: string | null }
  /** Tells this hold from the coach's earlier and later ones. */
  at: Date
}

export type HoldAnswer = { kind: 'held' } | { kind: 'already-held' }

export type ReleaseAnswer = { kind: 'released' } | { kind: 'not-held' }

interface Doors {
  store: CoachStore & HoldStore
}

/** A hold that stands already is kept as it is, reason and all. null: there is no such coach. */
export async function hold(
  { store }: Doors,
  coachId: CoachId,
  reason: HoldReason,
  adminId: AdminId,
): Promise<HoldAnswer | null> {
  if ((await store.findCoach(coachId)) === null) return null
  return { kind: (await store.hold(coachId, reason, adminId)) ? 'held' : 'already-held' }
}

/**
 * Ends the hold that began at `heldAt` and no other, so that an old page, sent late or twice, never ends a newer hold.
 * null: there is no such coach.
 */
export async function release(
  { store }: Doors,
  coachId: CoachId,
  heldAt: Date,
  adminId: AdminId,
): Promise<ReleaseAnswer | null> {
  if ((await store.findCoach(coachId)) === null) return null
  const standing = await store.findHold(coachId)
  if (standing === null || standing.at.getTime() !== heldAt.getTime()) return { kind: 'not-held' }
  return { kind: (await store.release(coachId, standing, adminId)) ? 'released' : 'not-held' }
}
