import type { Asker, Clock, Patience } from './doors'

/**
 * How long each waits, in seconds. A payment is promised an answer about its account within five, a person within ten;
 * the rest is left to the database. A machine must be done before its lease is over.
 */
const patiences = {
  gate: { asker: 'person', seconds: 4 },
  person: { asker: 'person', seconds: 9 },
  machine: { asker: 'machine', seconds: 25 },
  list: { asker: 'list', seconds: 25 },
} as const satisfies Record<string, { asker: Asker; seconds: number }>

/** Begins now. */
export function patienceOf(who: keyof typeof patiences, clock: Clock): Patience {
  const { asker, seconds } = patiences[who]
  const end = clock.ticks() + seconds * 1000
  return { asker, left: () => Math.max(0, end - clock.ticks()) }
}
