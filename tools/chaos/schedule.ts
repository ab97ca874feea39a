import { type Chance, pick } from './chance'

/** A kill with -9, and when: at this share of the run, 0 to 1. */
export interface Fault<Victim extends string> {
  after: number
  victim: Victim
}

export interface Kills<Victim extends string> {
  times: number
  among: readonly Victim[]
  /** Spreads kills evenly over the run, so that each hits a recovered system. */
  isSpread?: boolean
}

/** The kills in order; the same chance gives the same schedule. */
export function schedule<Victim extends string>(chance: Chance, plan: Kills<Victim>[]): Fault<Victim>[] {
  const faults = plan.flatMap(({ times, among, isSpread = false }) =>
    Array.from({ length: times }, (_, place) => ({
      after: isSpread ? (place + chance()) / times : chance(),
      victim: pick(chance, among),
    })),
  )
  return faults.sort((a, b) => a.after - b.after)
}
