/** A failure arranged through the control API for requests to come. */
export interface Fault {
  kind: 'status' | 'timeout' | 'cut' | 'latency' | 'rate'
  /** Before the operation runs, or after it has. */
  when: 'before' | 'after'
  status: number
  code?: string
  message?: string
  /** Whether the failure is what the idempotency key remembers. */
  stored: boolean
  /** Of the requests it fits, how many it meets, 0 to 1. */
  share: number
  /** The same seed meets the same requests again, counted from when it was arranged or the server started. */
  seed: number
  latency?: Latency
  /** Of a rate: requests a second, per platform and operation; what is above is refused. */
  per_second?: number
}

/** Milliseconds: always the same, or heavy-tailed by its median and 99th percentile. */
export type Latency = { ms: number } | { median_ms: number; p99_ms: number; tail: 'log-normal' | 'pareto' }
