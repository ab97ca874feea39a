/** One kind of work. It may run more than once for one request, so it must be safe to repeat. */
export interface Job {
  name: string
  /** A schedule in UTC: minute, hour, day, month, weekday. A missed time is made up for. */
  cron?: string
  intake?: Intake
  /**
   * Does it. Throws to be retried.
   * @param id what `intake` named, or any for work that comes by itself
   */
  work(id: string): Promise<void>
  retry: Retry
  /** By default as many as the queue does. */
  sideBySide?: number
}

/** Work that waits outside the queue, stored together with its cause. */
export interface Intake {
  waiting(): Promise<string[]>
  note(ids: string[]): Promise<void>
}

/** Retries after about `seconds`, doubling up to `mostSeconds`. */
export interface Retry {
  times: number
  seconds: number
  mostSeconds: number
}
