import type { LetterId } from '@/lib/payouts/ids'
import type { Letters } from '@/lib/payouts/letters/letters'
import type { Job } from './job'

/** Tried for more than four days: after a minute, then twice that, and so on up to an hour apart. */
const retry = { times: 120, seconds: 60, mostSeconds: 3600 }

/** Each letter waits where it was written with its decision, and is settled on its own. */
export function lettersJob(letters: Letters): Job {
  return {
    name: 'letters',
    intake: { waiting: () => letters.due(), note: (ids) => letters.noteQueued(ids as LetterId[]) },
    work: (id) => letters.settle(id as LetterId),
    retry,
    sideBySide: 2,
  }
}
