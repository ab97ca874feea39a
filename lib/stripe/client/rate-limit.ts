import type { Away } from '@/lib/payouts/ports/provider'
import type { Lane } from '@/lib/payouts/vocabulary/lane'

/** Keeps all servers together below what Stripe allows. */
export interface RateLimit {
  /** Waits until a request may leave; false, and at once, when it might be answered too late. */
  takePlace: (lane: Lane, millisecondsLeft: number) => Promise<boolean>
}

/** One question to Stripe, of one request or several. */
export interface Question {
  /** Where its reads wait; what changes anything at Stripe has a lane of its own. */
  lane: Lane
  /** Milliseconds for which somebody still waits; 0 when nobody does. */
  left(): number
}

/** What a client needs to know before each request. */
export interface Queue {
  left(): number
  takePlace(method: string): Promise<boolean>
}

export interface Places {
  /** Milliseconds from the question to its last request. */
  askedAfter(): number
}

interface Ends {
  /** No request of the question leaves any more. */
  stop(answer: Away): void
  /** The database that keeps the rate limit is away. */
  fail(error: unknown): void
}

/** Takes a place for each request of a question, repeats and further pages included, until none comes in time. */
export function createQueue(rateLimit: RateLimit, { lane, left }: Question, { stop, fail }: Ends): Queue & Places {
  const began = performance.now()
  let lastAt = began
  let isOver = false
  let places = 0
  const end = (tell: () => void) => {
    isOver = true
    tell()
    return false
  }
  return {
    left: () => (isOver ? 0 : left()),
    askedAfter: () => lastAt - began,
    async takePlace(method) {
      if (isOver) return false
      try {
        const isMine = await rateLimit.takePlace(method === 'GET' ? lane : 'write', left())
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
