import type { ExclusionStore } from '../ports/exclusion-store'
import type { CoachStore, HoldStore } from '../ports/store'
import type { AdminId, CoachId } from '../vocabulary/ids'
import type { ChosenHoldReason } from '../vocabulary/payments/hold-reason'
import type { HoldAnswer, ReleaseAnswer } from './hold'

interface Ports {
  store: {
    coaches: Pick<
      CoachStore & ExclusionStore & HoldStore,
      'findCoach' | 'findExclusion' | 'findHold' | 'hold' | 'release'
    >
  }
}

/** An existing hold stays unchanged. null: no such coach. */
export async function hold(
  { store }: Ports,
  coachId: CoachId,
  reason: ChosenHoldReason,
  adminId: AdminId,
): Promise<HoldAnswer | null> {
  if ((await store.coaches.findCoach(coachId)) === null) return null
  // A hold may end between the two queries.
  for (;;) {
    if (await store.coaches.hold(coachId, reason, adminId)) return { kind: 'held' }
    const existing = await store.coaches.findHold(coachId)
    if (existing !== null) return { kind: 'already-held', hold: existing }
  }
}

/** Ends only the hold from `heldAt`, so that an old page cannot end a newer one. null: no such coach. */
export async function release(
  { store }: Ports,
  coachId: CoachId,
  heldAt: Date,
  adminId: AdminId,
): Promise<ReleaseAnswer | null> {
  if ((await store.coaches.findCoach(coachId)) === null) return null
  const existing = await store.coaches.findHold(coachId)
  if (existing === null || existing.at.getTime() !== heldAt.getTime()) return { kind: 'not-held' }
  if ((await store.coaches.findExclusion(coachId)) !== null) return { kind: 'excluded' }
  return { kind: (await store.coaches.release(coachId, existing, adminId)) ? 'released' : 'not-held' }
}
