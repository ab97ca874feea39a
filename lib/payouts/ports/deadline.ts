import type { Asker, Clock, Deadline } from './ports'

/**
 * How long each waits, in seconds. A payment is promised an answer about its account within five, a person within ten;
 * the rest is left to the database. A machine must be done before its lease is over.
 */
const deadlines = {
  gate: { asker: 'person', seconds: 4 },
  person: { asker: 'person', seconds: 9 },
  machine: { asker: 'machine', seconds: 25 },
  list: { asker: 'list', seconds: 25 },
} as const satisfies Record<string, { asker: Asker; seconds: number }>

/** Begins now. */
export function deadlineOf(who: keyof typeof deadlines, clock: Clock): Deadline {
  const { asker, seconds } = deadlines[who]
  const end = clock.ticks() + seconds * 1000
  return { asker, left: () => Math.max(0, end - clock.ticks()) }
}
