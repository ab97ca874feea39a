import { paretoFactor, seededRandom } from '../../seeded-random'
import type { Fault } from './fault'

/** A number from 0 to 1 for one request that a fault matches. The same seed gives the same numbers. */
export function randomOf({ seed }: Pick<Fault, 'seed'>, drawn: number, matter: string): number {
  return seededRandom(seed, drawn, `fault ${matter}`)
}

/** Delay of one request in milliseconds, at most a minute. */
export function latencyOf({ latency, seed }: Pick<Fault, 'latency' | 'seed'>, drawn: number): number {
  if (latency === undefined) return 0
  if ('ms' in latency) return latency.ms
  const { median_ms, p99_ms, tail } = latency
  const chance = randomOf({ seed }, drawn, 'latency')
  const spread =
    tail === 'pareto' ? paretoFactor(p99_ms / median_ms, chance) : (p99_ms / median_ms) ** normal(seed, drawn)
  return Math.min(median_ms * spread, longest)
}

const longest = 60_000
/** The 99th percentile of a normal distribution, in standard deviations. */
const deviationsAt99 = 2.326

/** A normal number (Box-Muller), scaled so that 1 is its 99th percentile. */
function normal(seed: number, drawn: number): number {
  const [one, other] = [randomOf({ seed }, drawn, 'normal'), randomOf({ seed }, drawn, 'angle')]
  return (Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)) / deviationsAt99
}
