import { type Chance, pick } from './chance'

/** A process that is killed with -9, and when: after that share of the run, from 0 to 1. */
export interface Fault<Victim extends string> {
  after: number
  victim: Victim
}

/** So many kills among these, each of chance's choice. */
export interface Kills<Victim extends string> {
  times: number
  among: readonly Victim[]
  /** Spread evenly over the run, so that none is spent while the one before is still made good. */
  isSpread?: boolean
}

/** When what is killed, in order; the same chance gives the same schedule. */
export function schedule<Victim extends string>(chance: Chance, plan: Kills<Victim>[]): Fault<Victim>[] {
  const faults = plan.flatMap(({ times, among, isSpread = false }) =>
    Array.from({ length: times }, (_, place) => ({
      after: isSpread ? (place + chance()) / times : chance(),
      victim: pick(chance, among),
    })),
  )
  return faults.sort((a, b) => a.after - b.after)
}
