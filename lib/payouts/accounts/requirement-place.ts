import type { Place } from '../vocabulary/bucket'
import type { State } from '../vocabulary/state'
import type { Requirement } from './requirement'

/** A form never sent is one list, and none of it late, whatever bucket it lies in. */
export function placeOf({ bucket }: Pick<Requirement, 'bucket'>, state: State): Place {
  return state === 'unfinished' && (bucket === 'overdue' || bucket === 'due') ? 'toGive' : bucket
}

/** What was to be answered by a moment that has passed is overdue, whatever the provider's list said when it was read. */
export function asOf(now: Date): <Placed extends Pick<Requirement, 'bucket' | 'dueBy'>>(requirement: Placed) => Placed {
  return (requirement) => {
    const { bucket, dueBy } = requirement
    return bucket !== 'review' && dueBy !== null && dueBy < now ? { ...requirement, bucket: 'overdue' } : requirement
  }
}
