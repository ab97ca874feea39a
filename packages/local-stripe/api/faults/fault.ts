/** A failure arranged through the control API. */
export interface Fault {
  kind: 'status' | 'timeout' | 'cut' | 'latency' | 'rate'
  /** Before or after the operation runs. */
  when: 'before' | 'after'
  status: number
  code?: string
  message?: string
  /** True when the idempotency key stores the failure. */
  stored: boolean
  /** Share of matching requests that fail, 0 to 1. */
  share: number
  /** The same seed hits the same requests, counted from when the fault was arranged or the server started. */
  seed: number
  latency?: Latency
  /** For a rate: requests a second, by platform and operation. Requests above it are refused. */
  per_second?: number
}

/** Milliseconds: constant, or heavy-tailed by median and 99th percentile. */
export type Latency = { ms: number } | { median_ms: number; p99_ms: number; tail: 'log-normal' | 'pareto' }
