import type { ShownBucket } from '../vocabulary/accounts/bucket'
import { isFinal, type State } from '../vocabulary/accounts/state'
import type { PayoutAccount } from './account'
import type { Requirement } from './requirement'

export function shownRequirements(account: PayoutAccount | null, state: State, now: Date): Requirement[] {
  return account === null || !canAnswer(state) ? [] : account.snapshot.requirements.map(asOf(now))
}

export function canAnswer(state: State): boolean {
  return !isFinal(state)
}

/** An unsent form is one list, never overdue. */
export function shownBucketOf({ bucket }: Pick<Requirement, 'bucket'>, state: State): ShownBucket {
  return state === 'unfinished' && (bucket === 'overdue' || bucket === 'due') ? 'form' : bucket
}

/** A past due date is overdue, whatever the list said. */
export function asOf(now: Date): <Placed extends Pick<Requirement, 'bucket' | 'dueBy'>>(requirement: Placed) => Placed {
  return (requirement) => {
    const { bucket, dueBy } = requirement
    return bucket !== 'review' && dueBy !== null && dueBy < now ? { ...requirement, bucket: 'overdue' } : requirement
  }
}
