import type { Clock, Log } from '../ports/ports'

const alarmingSeconds = 60
const quietMilliseconds = 60_000

/** Tells operators of messages that were signed far from our time; once a minute, as every message may be one. */
export function createClockAlarm({ clock, log }: { clock: Clock; log: Log }): (lateSeconds: number) => void {
  let quietUntil = Number.NEGATIVE_INFINITY
  return (lateSeconds) => {
    if (Math.abs(lateSeconds) <= alarmingSeconds || clock.ticks() < quietUntil) return
    quietUntil = clock.ticks() + quietMilliseconds
    log.error('a message was signed far from our time: compare clocks, or somebody sends old ones again', {
      lateSeconds,
    })
  }
}
