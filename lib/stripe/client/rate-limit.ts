import type { Away } from '@/lib/payouts/ports/provider'
import type { Lane } from '@/lib/payouts/vocabulary/lane'

/** Keeps all servers together below Stripe's limit. */
export interface RateLimit {
  /** Waits until a request may leave; false, at once, when its answer would be too late. */
  takePlace: (lane: Lane, millisecondsLeft: number) => Promise<boolean>
}

/** One call to Stripe, of one or more requests. */
export interface Question {
  /** The lane of its reads; writes have their own. */
  lane: Lane
  /** Milliseconds until the deadline; 0 when passed. */
  left(): number
  /** Milliseconds to wait for a place at most; by default until the deadline. */
  longestWait?: number
}

export interface Queue {
  left(): number
  takePlace(method: string): Promise<boolean>
}

export interface Places {
  /** Milliseconds from the call to its last request. */
  askedAfter(): number
}

interface Ends {
  /** No further request of the call leaves. */
  stop(answer: Away): void
  /** The database of the rate limit is away. */
  fail(error: unknown): void
}

/** Waits for the rate limit before each request of a call, retries and further pages included, while there is time. */
export function createQueue(
  rateLimit: RateLimit,
  { lane, left, longestWait = Number.POSITIVE_INFINITY }: Question,
  { stop, fail }: Ends,
): Queue & Places {
  const began = performance.now()
  let lastAt = began
  let isOver = false
  let places = 0
  const end = (settle: () => void) => {
    isOver = true
    settle()
    return false
  }
  return {
    left: () => (isOver ? 0 : left()),
    askedAfter: () => lastAt - began,
    async takePlace(method) {
      if (isOver) return false
      try {
        const isMine = await rateLimit.takePlace(method === 'GET' ? lane : 'write', Math.min(left(), longestWait))
        if (!isMine) return end(() => stop(places === 0 ? { ...busy, isUnasked: true } : busy))
        places += 1
        lastAt = performance.now()
        return true
      } catch (error) {
        return end(() => fail(error))
      }
    },
  }
}

const busy: Away = { kind: 'away', failure: 'busy', cause: 'too many requests wait before this one' }
