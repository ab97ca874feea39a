import type { Clock, Log } from '../ports/ports'

const alarmingSeconds = 60
const quietMilliseconds = 60_000

export function createClockAlarm({ clock, log }: { clock: Clock; log: Log }): (lateSeconds: number) => void {
  let quietUntil = Number.NEGATIVE_INFINITY
  return (lateSeconds) => {
    if (Math.abs(lateSeconds) <= alarmingSeconds || clock.ticks() < quietUntil) return
    quietUntil = clock.ticks() + quietMilliseconds
    log.error('a message was signed far from our time: compare clocks, or someone replays old messages', {
      lateSeconds,
    })
  }
}
