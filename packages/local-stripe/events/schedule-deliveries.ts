import { paretoFactor, seededRandom } from '../seeded-random'
import type { DeliverySettings } from './delivery-settings'

/** One delivery: its delay after the event. */
export interface ScheduledDelivery {
  afterMilliseconds: number
}

/**
 * When an event is delivered to one endpoint, and how often.
 * @param event its number, which with the seed decides both
 */
export function scheduleDeliveries(settings: DeliverySettings, event: number): ScheduledDelivery[] {
  const { seed, duplicates, reorder } = settings
  const of = (matter: string) => seededRandom(seed, event, matter)
  const times = of('duplicate') < duplicates.share ? 2 + Math.floor(of('duplicates') * duplicates.most) : 1
  return Array.from({ length: times }, (_, copy) => {
    const heldBack = of(`reorder ${copy}`) < reorder.share ? of(`held back ${copy}`) * reorder.most_ms : 0
    return { afterMilliseconds: Math.round(heldBack + delayOf(settings, of(`delay ${copy}`))) }
  })
}

/** How many events one account change sends. */
export function burstSize({ seed, burst }: DeliverySettings, event: number): number {
  const most = Math.max(burst.least, burst.most)
  return burst.least + Math.floor(seededRandom(seed, event, 'burst') * (most - burst.least + 1))
}

function delayOf({ delay: { median_ms, p99_ms } }: DeliverySettings, chance: number): number {
  if (median_ms === 0) return 0
  return Math.min(median_ms * paretoFactor(p99_ms / median_ms, chance), Math.max(median_ms, p99_ms * 4))
}
