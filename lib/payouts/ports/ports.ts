export interface Clock {
  now(): Date
  /** Monotonic milliseconds. */
  ticks(): number
}

export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

export type LimitName =
  | 'check-again'
  | 'check-now'
  | 'set-up'
  | 'start-over'
  | 'link'
  | 'check-payment'
  | 'balance'
  | 'help'
  | 'invite'
  | 'reminders'

export type Allowance = { allowed: true } | { allowed: false; nextAt: Date }

export interface Limiter {
  take(name: LimitName, who: string): Promise<Allowance>
}
