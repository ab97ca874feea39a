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

export type LimitName = 'check-again' | 'check-now' | 'set-up' | 'link' | 'look'

export type Allowance = { allowed: true } | { allowed: false; nextAt: Date }

export interface Limiter {
  take(name: LimitName, who: string): Promise<Allowance>
}
