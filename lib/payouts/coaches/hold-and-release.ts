import type { CoachStore, HoldStore } from '../ports/store'
import type { HoldReason } from '../vocabulary/hold-reason'
import type { AdminId, CoachId } from '../vocabulary/ids'
import type { HoldAnswer, ReleaseAnswer } from './hold'

interface Ports {
  store: CoachStore & HoldStore
}

/** A hold that stands already is kept as it is, reason and all. null: there is no such coach. */
export async function hold(
  { store }: Ports,
  coachId: CoachId,
  reason: HoldReason,
  adminId: AdminId,
): Promise<HoldAnswer | null> {
  if ((await store.findCoach(coachId)) === null) return null
  // One that ends between the two questions leaves the coach free to be held.
  for (;;) {
    if (await store.hold(coachId, reason, adminId)) return { kind: 'held' }
    const existing = await store.findHold(coachId)
    if (existing !== null) return { kind: 'already-held', hold: existing }
  }
}

/**
 * Ends the hold that began at `heldAt` and no other, so that an old page, sent late or twice, never ends a newer hold.
 * null: there is no such coach.
 */
export async function release(
  { store }: Ports,
  coachId: CoachId,
  heldAt: Date,
  adminId: AdminId,
): Promise<ReleaseAnswer | null> {
  if ((await store.findCoach(coachId)) === null) return null
  const existing = await store.findHold(coachId)
  if (existing === null || existing.at.getTime() !== heldAt.getTime()) return { kind: 'not-held' }
  return { kind: (await store.release(coachId, existing, adminId)) ? 'released' : 'not-held' }
}
