/** Time that passes only when nothing more happens in its moment. */
export interface VirtualTime {
  /** Seconds. */
  now(): number
  after(seconds: number, act: () => void): void
  wait(seconds: number): Promise<void>
  /** Runs until `isOver`, or until nothing is left to happen. */
  run(isOver: () => boolean): Promise<void>
}

interface Event {
  at: number
  act(): void
}

export function createVirtualTime(): VirtualTime {
  let now = 0
  const events: Event[] = []
  const time: VirtualTime = {
    now: () => now,
    after(seconds, act) {
      insert(events, { at: now + seconds, act })
    },
    wait: (seconds) => new Promise((resolve) => time.after(seconds, resolve)),
    async run(isOver) {
      for (;;) {
        await quiet()
        const next = events.shift()
        if (next === undefined || isOver()) return
        now = next.at
        next.act()
      }
    },
  }
  return time
}

/** Few wait at any time, so their order is kept by a search from the end. */
function insert(events: Event[], event: Event): void {
  let place = events.length
  while (place > 0 && (events[place - 1]?.at ?? 0) > event.at) place -= 1
  events.splice(place, 0, event)
}

/** Until all promises that can be settled are. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
