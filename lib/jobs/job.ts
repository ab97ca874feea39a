/** Work of one kind. It may be begun more than once for one asking, so it must be safe to repeat. */
export interface Job {
  /** Small letters and hyphens; names the work in the database, so it stays. */
  name: string
  /** When it comes by itself: minute, hour, day, month, weekday, in UTC. A time nobody was up at is made up for. */
  cron?: string
  intake?: Intake
  /**
   * Does it. Throws when it is to be tried again.
   * @param id what `intake` named, or any for work that comes by itself
   */
  work(id: string): Promise<void>
  retry: Retry
  /** How many are done at once in one process; ten when left out. */
  sideBySide?: number
}

/** Where work waits outside the queue, so that it is written down together with what asks for it. */
export interface Intake {
  /** The ids (UUIDs) of work to be queued; a few hundred at most. */
  waiting(): Promise<string[]>
  /** Notes that these are queued. Work that is named again in spite of it is queued once. */
  note(ids: string[]): Promise<void>
}

/** How often failed work is tried again: after about `seconds`, then twice that, and so on up to `mostSeconds`. */
export interface Retry {
  times: number
  seconds: number
  mostSeconds: number
}
