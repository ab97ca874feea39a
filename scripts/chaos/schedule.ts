import { type Chance, pick } from './chance'

/** A process that is killed with -9, and when: after that share of the run, from 0 to 1. */
export interface Fault<Victim extends string> {
  after: number
  victim: Victim
}

export interface Plan<Victim extends string> {
  /** How many kills of processes of the app, and which those are. */
  kills: number
  processes: readonly Victim[]
  /** How many crashes of the database. */
  crashes: number
  database: Victim
}

/** When what is killed, in order; the same chance gives the same schedule. */
export function schedule<Victim extends string>(chance: Chance, plan: Plan<Victim>): Fault<Victim>[] {
  const kills = Array.from({ length: plan.kills }, () => ({ after: chance(), victim: pick(chance, plan.processes) }))
  // Spread over the run, so that none is spent while the database of the one before still recovers.
  const crashes = Array.from({ length: plan.crashes }, (_, place) => ({
    after: (place + chance()) / plan.crashes,
    victim: plan.database,
  }))
  return [...kills, ...crashes].sort((a, b) => a.after - b.after)
}
