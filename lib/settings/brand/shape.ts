import type { Complaint } from '../complaint'

const mostTimes = 20

/** A logo stands in a line of a page: a sliver could not be seen there. */
export function complainOfShape(width: number, height: number): Complaint {
  const times = Math.max(width / height, height / width)
  return times > mostTimes ? `is more than ${mostTimes} times as long as it is wide: crop it to the logo` : null
}
