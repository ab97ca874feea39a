import { luck, paretoTimes } from '../luck'
import type { Behaviour } from './behaviour'

/** One delivery: its delay after the event. */
export interface Planned {
  afterMilliseconds: number
}

/**
 * When an event is delivered to one endpoint, and how often.
 * @param event its number, which decides its luck
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

/** How many events one account change sends. */
export function burstSize({ seed, burst }: Behaviour, event: number): number {
  const most = Math.max(burst.least, burst.most)
  return burst.least + Math.floor(luck(seed, event, 'burst') * (most - burst.least + 1))
}

function delayOf({ delay: { median_ms, p99_ms } }: Behaviour, chance: number): number {
  if (median_ms === 0) return 0
  return Math.min(median_ms * paretoTimes(p99_ms / median_ms, chance), Math.max(median_ms, p99_ms * 4))
}
