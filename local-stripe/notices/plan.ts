import { type Behaviour, luck } from './behaviour'

/** One delivery of an event: how long after it was made. */
export interface Planned {
  afterMilliseconds: number
}

/**
 * When an event is delivered to one endpoint, and how often.
 * @param event its number, by which its luck is told
 */
export function planDeliveries(behaviour: Behaviour, event: number): Planned[] {
  const { seed, duplicates, reorder } = behaviour
  const of = (matter: string) => luck(seed, event, matter)
  const times = of('duplicate') < duplicates.share ? 2 + Math.floor(of('duplicates') * duplicates.most) : 1
  return Array.from({ length: times }, (_, copy) => {
    const heldBack = of(`reorder ${copy}`) < reorder.share ? of(`held back ${copy}`) * reorder.most_ms : 0
    return { afterMilliseconds: Math.round(heldBack + delayOf(behaviour, of(`delay ${copy}`))) }
  })
}

/** How many events tell of one change of an account. */
export function burstSize({ seed, burst }: Behaviour, event: number): number {
  const most = Math.max(burst.least, burst.most)
  return burst.least + Math.floor(luck(seed, event, 'burst') * (most - burst.least + 1))
}

/** Heavy-tailed: a Pareto curve through the median and the ninety-ninth percentile. */
function delayOf({ delay: { median_ms, p99_ms } }: Behaviour, chance: number): number {
  if (median_ms === 0 || p99_ms <= median_ms) return median_ms
  const shape = Math.log(50) / Math.log(p99_ms / median_ms)
  const least = median_ms / 2 ** (1 / shape)
  return Math.min(least / (1 - chance) ** (1 / shape), p99_ms * 4)
}
