import type { WebhookEventStore } from '../ports/store'

/** In memory: forged messages must not load the database. */
export interface Refusals {
  refuse(reason: string): void
  /** Keeps failed additions for the next call. */
  keepRefusedCounts(): Promise<void>
}

export function createRefusedMessages(events: Pick<WebhookEventStore, 'countRefused'>): Refusals {
  const counted = new Map<string, number>()
  const add = (reason: string, count: number) => counted.set(reason, (counted.get(reason) ?? 0) + count)
  return {
    refuse: (reason) => void add(reason, 1),
    async keepRefusedCounts() {
      if (counted.size === 0) return
      const taken = [...counted]
      counted.clear()
      try {
        await events.countRefused(Object.fromEntries(taken))
      } catch (error) {
        for (const [reason, count] of taken) add(reason, count)
        throw error
      }
    },
  }
}
