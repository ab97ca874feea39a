import { luck, paretoTimes } from '../luck'
import type { Fault } from './fault'

/** Luck from 0 up to 1 for one of the requests a fault fits, the same for the same seed. */
export function luckOf({ seed }: Pick<Fault, 'seed'>, drawn: number, matter: string): number {
  return luck(seed, drawn, `fault ${matter}`)
}

/** Milliseconds one request waits; a minute at most. */
export function latencyOf({ latency, seed }: Pick<Fault, 'latency' | 'seed'>, drawn: number): number {
  if (latency === undefined) return 0
  if ('ms' in latency) return latency.ms
  const { median_ms, p99_ms, tail } = latency
  const chance = luckOf({ seed }, drawn, 'latency')
  const spread =
    tail === 'pareto' ? paretoTimes(p99_ms / median_ms, chance) : (p99_ms / median_ms) ** normal(seed, drawn)
  return Math.min(median_ms * spread, longest)
}

const longest = 60_000
/** Where a normal curve has its ninety-ninth percentile. */
const deviationsAt99 = 2.326

/** A normal number, Box and Muller's way, told so that 1 is its ninety-ninth percentile. */
function normal(seed: number, drawn: number): number {
  const [one, other] = [luckOf({ seed }, drawn, 'normal'), luckOf({ seed }, drawn, 'angle')]
  return (Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)) / deviationsAt99
}
