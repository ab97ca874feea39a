export interface Bucket {
  /** False once the rate for this name is used up. */
  take(name: string): boolean
}

const mostNames = 10_000

/** Allows `perSecond` requests by name, with bursts of the same size, docs.stripe.com/rate-limits. */
export function tokenBucket(perSecond: number, now: () => number = () => performance.now()): Bucket {
  const levels = new Map<string, { tokens: number; at: number }>()
  return {
    take(name) {
      const at = now()
      const level = levels.get(name) ?? { tokens: perSecond, at }
      const tokens = Math.min(perSecond, level.tokens + ((at - level.at) / 1000) * perSecond)
      if (levels.size >= mostNames) levels.clear()
      levels.set(name, { tokens: tokens < 1 ? tokens : tokens - 1, at })
      return tokens >= 1
    },
  }
}
