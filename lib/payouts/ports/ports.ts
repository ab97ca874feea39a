// What the domain needs of the world, beside the provider and the memory.

export interface Clock {
  now(): Date
  /** Milliseconds that only go up, whatever becomes of the time of day; they count from no moment in particular. */
  ticks(): number
}

/** Where the domain tells operators what it must not tell a coach. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

/** Who wants to read: a person who waits or a payment, one of our machines, or whoever asks for lists of accounts. */
export type Asker = 'person' | 'machine' | 'list'

/** Somebody waits, and this is how long in all: for turns, for the provider, for its repeats and for second questions. */
export interface Deadline {
  asker: Asker
  /** Milliseconds that are left; 0 when nobody waits any longer. */
  left(): number
}

/** Keeps all servers together below what the provider allows. */
export interface RateLimit {
  /** Resolves when the read may begin; false when its turn would come too late to be of use, and at once. */
  turn(deadline: Deadline): Promise<boolean>
}

export type LimitName = 'check-again' | 'check-now' | 'set-up' | 'link' | 'look'

export type Allowance = { allowed: true } | { allowed: false; nextAt: Date }

export interface Limiter {
  take(name: LimitName, who: string): Promise<Allowance>
}
