import type { WebhookEventStore } from '../ports/store'

/** Messages that were refused unverified, counted in memory: whoever sends them must not make the database work. */
export interface Refusals {
  refuse(reason: string): void
  /** Adds what was counted since the last time; what could not be added is kept for the next. */
  keepRefusals(): Promise<void>
}

export function createRefusals(store: Pick<WebhookEventStore, 'countRefused'>): Refusals {
  const counted = new Map<string, number>()
  const add = (reason: string, count: number) => counted.set(reason, (counted.get(reason) ?? 0) + count)
  return {
    refuse: (reason) => void add(reason, 1),
    async keepRefusals() {
      if (counted.size === 0) return
      const taken = [...counted]
      counted.clear()
      try {
        await store.countRefused(Object.fromEntries(taken))
      } catch (error) {
        for (const [reason, count] of taken) add(reason, count)
        throw error
      }
    },
  }
}
