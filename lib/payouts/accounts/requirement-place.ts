import type { Place } from '../vocabulary/accounts/bucket'
import type { State } from '../vocabulary/accounts/state'
import type { Requirement } from './requirement'

/** An unsent form is one list, never overdue. */
export function placeOf({ bucket }: Pick<Requirement, 'bucket'>, state: State): Place {
  return state === 'unfinished' && (bucket === 'overdue' || bucket === 'due') ? 'toGive' : bucket
}

/** A past due date is overdue, whatever the list said. */
export function asOf(now: Date): <Placed extends Pick<Requirement, 'bucket' | 'dueBy'>>(requirement: Placed) => Placed {
  return (requirement) => {
    const { bucket, dueBy } = requirement
    return bucket !== 'review' && dueBy !== null && dueBy < now ? { ...requirement, bucket: 'overdue' } : requirement
  }
}
